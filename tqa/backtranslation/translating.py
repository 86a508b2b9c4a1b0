"""Translating many texts through one service: nothing is sent twice after a success, nothing is lost, and the service is not pressed."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Iterator

from tqa.backtranslation.backend import Backend
from tqa.backtranslation.http import BackendError, TemporaryError, host_of
from tqa.backtranslation.store import Store
from tqa.linguistics import identification, segmentation
from tqa.model.records import NamedTuple

_LONGEST_WAIT = 120.0
_GIVE_UP_AFTER = 3
_JUDGEABLE = 60
_SURE = 0.9


class Patience(NamedTuple):
    """How a failure is met.

    Parameters:
        attempts: how often a text is tried.
        first: seconds before the second attempt; doubled each time, up to `longest`, and varied so that many clients do not come at once.
        longest: seconds.
    """

    attempts: int = 5
    first: float = 0.5
    longest: float = 30.0


PATIENT = Patience()


class Direction(NamedTuple):
    """A language pair: ISO 639-1 codes for us, the service's own for the service."""

    source: str
    target: str
    codes: tuple[str, str]


class GaveUpError(BackendError):
    """The service has failed text after text; the rest was not sent."""


class Translator:
    """A service with its cache, limits and patience.

    Parameters:
        rate: requests a second at most, 0 for the service's own pause.
        on_sent: called with the number of characters that were translated by the service.
    """

    def __init__(
        self,
        backend: Backend,
        store: Store,
        patience: Patience = PATIENT,
        rate: float = 0.0,
        on_sent: Callable[[int], None] = lambda _: None,
    ) -> None:
        self.backend = backend
        self._store, self._patience, self._on_sent = store, patience, on_sent
        self._pause = 1 / rate if rate else backend.pause
        self._service = f"{backend.name} {host_of(backend.url)}"
        self._next = 0.0
        self._failures = 0
        self._jitter = random.Random(0)

    def close(self) -> None:
        """Close the cache."""
        self._store.close()

    def missing(self, texts: Iterable[str], source: str, target: str) -> list[str]:
        """Pieces of the texts that would have to be sent, each once.

        Parameters:
            source, target: ISO 639-1 codes.
        """
        found: dict[str, None] = {}
        for text in texts:
            for piece, _ in pieces(text, self.backend.limit, source):
                if _has_letters(piece) and self._store.get(self._service, source, target, piece) is None:
                    found[piece] = None
        return list(found)

    def translate(self, text: str, direction: Direction) -> str:
        """The translation, from the cache or the service, what stands between the pieces of a long text kept.

        Raises:
            BackendError: the service did not translate it.
            GaveUpError: nor the texts before it.
        """
        return "".join(self._piece(piece, direction) + after for piece, after in pieces(text, self.backend.limit, direction.source))

    def _piece(self, piece: str, direction: Direction) -> str:
        if not _has_letters(piece):
            return piece
        kept = self._store.get(self._service, direction.source, direction.target, piece)
        if kept is not None:
            return kept
        if self._failures >= _GIVE_UP_AFTER:
            raise GaveUpError(f"not sent: {host_of(self.backend.url)} had failed {_GIVE_UP_AFTER} texts in a row")
        try:
            answer = self._asked(piece, direction)
        except BackendError:
            self._failures += 1
            raise
        self._failures = 0
        self._store.put(self._service, direction.source, direction.target, piece, answer)
        self._on_sent(len(piece))
        return answer

    def _asked(self, piece: str, direction: Direction) -> str:
        for attempt in range(1, self._patience.attempts + 1):
            self._keep_pace()
            try:
                answer = self.backend.translate(piece, *direction.codes)
                _judge(piece, answer, direction, self.backend.name)
                return answer
            except TemporaryError as error:
                wait = self._wait(attempt, error.wait)
                if attempt == self._patience.attempts:
                    raise BackendError(f"{error.message} (tried {attempt} times)") from None
                if wait > _LONGEST_WAIT:
                    raise BackendError(f"{error.message}; it asks to wait {wait:.0f} s: run the same command again then") from None
                time.sleep(wait)
        raise AssertionError("unreachable: the last attempt returns or raises")

    def _wait(self, attempt: int, asked: float | None) -> float:
        if asked is not None:
            return asked
        wait = min(self._patience.longest, self._patience.first * 2.0 ** (attempt - 1))
        return wait * self._jitter.uniform(0.5, 1.5)

    def _keep_pace(self) -> None:
        now = time.monotonic()
        if now < self._next:
            time.sleep(self._next - now)
        self._next = max(now, self._next) + self._pause


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))


def _judge(text: str, answer: str, direction: Direction, name: str) -> None:
    """Notice an answer that is none: empty, or clearly in another language than was asked for."""
    if not answer.strip():
        raise TemporaryError(f"{name} answered with an empty text")
    if sum(map(str.isalpha, answer)) < _JUDGEABLE:
        return
    found = identification.identify(answer)
    if found.language not in ("und", direction.target) and found.confidence >= _SURE:
        same = " (the text came back as it was)" if answer.strip() == text.strip() else ""
        if same or found.language == direction.source:
            raise BackendError(f"{name} answered in {found.language!r} instead of {direction.target!r}{same}")


def pieces(text: str, limit: int, language: str) -> Iterator[tuple[str, str]]:
    """Parts of a text that keep to a limit, each with the blanks behind it; together they are the text.

    Parts end at the ends of sentences where possible, else at blanks, else at the limit.

    Parameters:
        limit: characters of a part at most.
    """
    body = text.rstrip()
    start = len(text) - len(text.lstrip())
    if text[:start]:
        yield "", text[:start]
    if start >= len(body):
        return
    ends = [end for _, end in segmentation.sentence_spans(text, start, len(body), language)] if len(body) - start > limit else []
    while len(body) - start > limit:
        cut = max((end for end in ends if start < end <= start + limit), default=0)
        if not cut:
            blank = max(text.rfind(char, start, start + limit + 1) for char in " \n\t")
            cut = blank if blank > start else start + limit
        stop = cut
        while stop < len(body) and text[stop].isspace():
            stop += 1
        yield text[start:cut], text[cut:stop]
        start = stop
    yield body[start:], text[len(body) :]
