"""Rules of the family `figures`."""
