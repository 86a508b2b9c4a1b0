"""A segment that went to another language and back."""

from __future__ import annotations

from tqa.model.records import NamedTuple
from tqa.model.text import Span


class RoundTrip(NamedTuple):
    """A segment of a translation and what a service made of it.

    Parameters:
        span: the segment in the text, code points.
        original: what `back` is compared with: the source's segment or, without a source, the segment itself.
        back: the back-translation, in the language of `original`; None when the service failed.
        error: why it failed.
    """

    span: Span
    original: str
    back: str | None
    error: str | None = None
