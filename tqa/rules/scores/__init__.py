"""Rules of the family `scores`."""
