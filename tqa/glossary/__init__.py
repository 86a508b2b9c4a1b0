"""Glossaries: entries, loading, validation, expansion and matching."""
