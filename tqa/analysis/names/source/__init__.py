"""Names of the source, and what they are called in the translation."""
