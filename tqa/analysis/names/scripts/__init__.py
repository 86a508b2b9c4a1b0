"""Names in scripts without capitals: told by cues, compared by sounds."""
