"""Rules of the family `phrasing`."""
