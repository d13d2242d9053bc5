"""Plain text, as bytes or already decoded, to a raw dispatch."""

from __future__ import annotations

from datetime import datetime

from guillemets.errors import UsageError
from guillemets.formats.decode import MOST_CHARACTERS, decode, too_long
from guillemets.formats.refuse import RefusalError
from guillemets.formats.tongue import foreign_language
from guillemets.model.dispatch import Origin, RawDispatch
from guillemets.model.refusal import Reason


def read_bytes(data: bytes, origin: Origin, *, published: str | None = None) -> RawDispatch:
    r"""The dispatch in ``data``: decoded, otherwise untouched.

    ``published`` is an ISO 8601 date or instant known from outside. Raises RefusalError (an InputError) for what is
    empty, binary, too long, or surely in another language; UsageError for a ``published`` that is no ISO 8601.

    >>> read_bytes(b"\xef\xbb\xbfLe pont a rouvert.\r\n", Origin()).text
    'Le pont a rouvert.\r\n'
    """
    return read_text(decode(data, origin), origin, published=published)


def read_text(
    text: str,
    origin: Origin,
    *,
    published: str | None = None,
    headline: str | None = None,
    declared: str | None = None,
) -> RawDispatch:
    """The dispatch in ``text`` as it stands; ``headline`` is one that came beside the text.

    ``declared`` is the language that the input claims, which counts where the text is too short to tell.

    Raises as ``read_bytes`` does, and RefusalError for unpaired surrogates, which no encoding can store.

    >>> read_text("Le pont a rouvert.", Origin(), published="2025-01-28").published
    '2025-01-28'
    """
    for name, value in (("text", text), ("headline", headline or "")):
        if (at := _unpaired_surrogate(value)) is not None:
            raise RefusalError(
                f"the {name} holds an unpaired surrogate at character {at}",
                origin,
                Reason.UNREADABLE,
                hint="decode the input anew from its bytes",
            )
    if not any(map(str.isalnum, text)):
        raise RefusalError("the input holds no words", origin, Reason.UNREADABLE, hint="give a dispatch with some text")
    if len(text) > MOST_CHARACTERS:
        raise too_long(f"{len(text):,} characters", origin)
    check_published(published, origin)
    if (language := foreign_language(text, declared)) is not None:
        raise RefusalError(
            f"the text is not in French (it reads as {language!r})",
            origin,
            Reason.NOT_FRENCH,
            hint="give French dispatches only",
        )
    return RawDispatch(text=text, origin=origin, published=published, headline=headline)


def _unpaired_surrogate(text: str) -> int | None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        return error.start
    return None


def check_published(published: str | None, origin: Origin | None = None) -> None:
    """Nothing for an ISO 8601 date or instant, or None. Raises UsageError for anything else."""
    if published is None:
        return
    try:
        datetime.fromisoformat(published)
    except ValueError:
        raise UsageError(
            f"the publication date {published!r} is no ISO 8601 date or instant",
            where=(origin.path or origin.id or "") if origin else "",
            hint="write 2025-01-28 or 2025-01-28T20:47+01:00",
        ) from None
