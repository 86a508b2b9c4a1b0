"""Names in texts whose language declines them: every form of a name is one spelling."""
