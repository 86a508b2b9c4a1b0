"""Readers: the bytes of a file to a `Document`, and back."""
