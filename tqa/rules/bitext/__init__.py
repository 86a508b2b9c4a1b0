"""Rules of the family `bitext`."""
