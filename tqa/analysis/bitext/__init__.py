"""A translation beside its source, a reference, or its round trip."""
