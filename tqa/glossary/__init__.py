"""Glossaries: read, validated, expanded to every form a term takes, compiled for matching."""
