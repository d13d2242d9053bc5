"""The headline, dateline and paragraphs of an item put together as the text of one dispatch."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from guillemets.formats.limits import MOST_FIELD
from guillemets.formats.paragraphs import joined
from guillemets.formats.plain import read_text
from guillemets.formats.refuse import RefusalError, field_too_long
from guillemets.model.dispatch import Origin, RawDispatch, Status, Wire
from guillemets.model.refusal import Reason

if TYPE_CHECKING:
    from guillemets.formats.kinds import InputOptions

_BRACKETS = " ,(-–—:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What a format has taken out of one item. ``language`` is the declared one, ``published`` is ISO 8601."""

    origin: Origin
    wire: Wire
    paragraphs: tuple[str, ...]
    dateline: str | None = None
    published: str | None = None
    language: str | None = None


def compose(item: Item, options: InputOptions) -> RawDispatch:
    """The dispatch: its headline, then its paragraphs, an empty line between them.

    A headline or a dateline that the paragraphs begin with already is not repeated; a dateline of its own opens the
    first paragraph as in print. An item with a headline alone has that for its text, a withdrawal may have the note
    of the desk. Raises RefusalError when there are no words at all, and as ``read_text`` does.
    """
    wire = item.wire
    body = _with_dateline([text for text in item.paragraphs if any(map(str.isalnum, text))], item.dateline)
    headline = wire.headline
    if headline is not None and not (body and _same(body[0].partition("\n")[0], headline)):
        body = [headline, *body]
    if not body and wire.note and wire.status is Status.WITHDRAWAL:
        body = [wire.note]
    _check_fields(item)
    origin = replace(item.origin, wire=wire if wire != Wire() else None)
    if not body:
        raise RefusalError(
            "the item has no text", origin, Reason.NO_DISPATCH, hint="give items with a headline or a body"
        )
    published = item.published or options.published
    given = _standing(body, headline)
    return read_text(joined(body), origin, published=published, headline=given, declared=item.language)


def _check_fields(item: Item) -> None:
    """Nothing. Raises RefusalError for a field that is longer than any in earnest."""
    values = {**asdict(item.wire), "id": item.origin.id, "url": item.origin.url, "dateline": item.dateline}
    for name, value in values.items():
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, str) and len(one) > MOST_FIELD:
                raise field_too_long(name, replace(item.origin, id=None, url=None))


def _with_dateline(body: list[str], dateline: str | None) -> list[str]:
    if not body or dateline is None or not any(map(str.isalpha, dateline)):
        return body
    place = dateline.split("(")[0].split(",")[0].strip(_BRACKETS).casefold()
    if body[0].lstrip(_BRACKETS).casefold().startswith(place):
        return body
    return [f"{dateline.rstrip(_BRACKETS)} - {body[0]}", *body[1:]]


def _standing(body: list[str], headline: str | None) -> str | None:
    """The headline as it stands in the text: the first line."""
    return body[0].partition("\n")[0].strip() if headline is not None else None


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
