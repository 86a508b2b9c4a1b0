"""Renderers: what was found, as text, JSON and the other formats; each is a module with `render(run) -> Iterator[str]`."""
