"""Rules of the family `scrape`."""
