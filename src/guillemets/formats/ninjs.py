"""ninjs, the IPTC's news in JSON: 1.x with ``headline`` and ``body_text``, 2.x and later with lists of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeGuard

from guillemets.formats.compose import Item, compose
from guillemets.formats.dates import wire_date
from guillemets.formats.fragments import html_paragraphs, text_paragraphs
from guillemets.formats.json_value import json_value
from guillemets.formats.kinds import InputFormat
from guillemets.formats.markup import parse_xml
from guillemets.formats.nitf import printed_of
from guillemets.formats.refuse import OtherKindError, RefusalError
from guillemets.formats.rows import read_row
from guillemets.formats.wire import declared_status, urgency_of
from guillemets.model.dispatch import Origin, RawDispatch, Wire
from guillemets.model.refusal import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guillemets.formats.kinds import InputOptions

    Json = dict[str, object]

URI, GUID, TYPE = "uri", "guid", "type"
HEADLINE, HEADLINES = "headline", "headlines"
BODY, BODIES, BODY_START = "body", "bodies", "body_"
BYLINE, BY = "byline", "by"
FIRST_CREATED, VERSION_CREATED, CONTENT_CREATED = "firstcreated", "versioncreated", "contentcreated"
PUB_STATUS, SIGNAL, URGENCY, VERSION = "pubstatus", "signal", "urgency", "version"
NOTE, LANGUAGE, SLUG = "ednote", "language", "slugline"
SOURCES = ("infosources", "infosource", "source", "copyrightholder")
SECTION, SUBJECTS, KEYWORDS = "service", ("subjects", "subject"), "keywords"
REPLACES = ("evolvedfrom", "previousversion", "replaces")
ASSOCIATIONS = "associations"
WEB = "weburl"
_MARKED = ("xhtml", "html", "nitf", "text")
_TEXTUAL = frozenset({"text", "composite", "component", ""})
_DEEPEST = 4


def read_json(data: bytes, origin: Origin, options: InputOptions) -> Iterator[RawDispatch | RefusalError]:
    """The dispatches of a JSON document: one item of ninjs or one object as in JSONL, or a list of them.

    Texts among the ``associations`` of an item are items of their own; its pictures are not read. What holds no
    dispatch gives its RefusalError. Raises RefusalError for what is no JSON.
    """
    try:
        value = json_value(data)
    except ValueError as error:
        raise RefusalError(
            f"no sound JSON: {error}", origin, Reason.UNREADABLE, hint="fetch the document anew"
        ) from None
    items = value if isinstance(value, list) else [value]
    if not items:
        raise RefusalError("an empty list", origin, Reason.NO_DISPATCH, hint="give items of ninjs")
    for number, item in enumerate(items, 1):
        place = replace(origin, number=number if isinstance(value, list) else None)
        try:
            if isinstance(item, dict) and isinstance(item.get(options.columns.text), str):
                place = replace(place, format=InputFormat.JSONL)
                yield read_row(item, place, options.columns, options.published)
            else:
                yield from read_ninjs(item, place, options)
        except RefusalError as error:
            yield error


def is_ninjs(value: object) -> TypeGuard[Json]:
    """Whether a JSON value looks like an item of ninjs: it has an address and a headline or a body."""
    return isinstance(value, dict) and (URI in value or GUID in value) and _has_words(value)


def read_ninjs(
    value: object, origin: Origin, options: InputOptions, depth: int = 0
) -> Iterator[RawDispatch | RefusalError]:
    """The dispatch of an item, then those of its associated texts. Raises RefusalError when it holds none."""
    if not isinstance(value, dict) or not (URI in value or GUID in value or _has_words(value)):
        raise OtherKindError(
            "JSON of an unknown kind", origin, Reason.NO_DISPATCH, hint="give ninjs, or JSONL with a field text"
        )
    origin = replace(origin, format=InputFormat.NINJS, id=_text(value.get(URI)) or _text(value.get(GUID)))
    inner = [one for one in _associated(value) if is_ninjs(one) and _kind(one) in _TEXTUAL] if depth < _DEEPEST else []
    try:
        yield compose(_item(value, origin), options)
    except RefusalError as error:
        if not inner or error.reason is not Reason.NO_DISPATCH:
            yield error
    for one in inner:
        yield from read_ninjs(one, origin, options, depth + 1)


def _item(value: Json, origin: Origin) -> Item:
    if (kind := _kind(value)) not in _TEXTUAL:
        raise RefusalError(f"no text, but {kind}", origin, Reason.NO_DISPATCH, hint="only items of text are read")
    created = wire_date(_text(value.get(FIRST_CREATED)), FIRST_CREATED, origin)
    version = wire_date(_text(value.get(VERSION_CREATED)), VERSION_CREATED, origin)
    content = wire_date(_text(value.get(CONTENT_CREATED)), CONTENT_CREATED, origin)
    note = _text(value.get(NOTE))
    headline, paragraphs = _printed(value, origin)
    sources = [name for key in SOURCES for name in _names(value.get(key))]
    subjects = [name for key in SUBJECTS for name in _names(value.get(key))]
    wire = Wire(
        headline=_text(value.get(HEADLINE)) or next(iter(_names(value.get(HEADLINES))), None) or headline,
        section=next(iter(_names(value.get(SECTION))), None),
        authors=tuple(_names(value.get(BYLINE)) or _names(value.get(BY))),
        provider=sources[0] if sources else None,
        status=declared_status([_text(value.get(PUB_STATUS)), *_names(value.get(SIGNAL), codes=True)], [note]),
        urgency=urgency_of(_number(value.get(URGENCY))),
        version=_number(value.get(VERSION)),
        updated=version,
        replaces=tuple(name for key in REPLACES for name in _names(value.get(key), codes=True)),
        keywords=tuple(dict.fromkeys([*_names(value.get(SLUG)), *_names(value.get(KEYWORDS)), *subjects])),
        note=note,
    )
    origin = replace(origin, url=_text(value.get(WEB)) or origin.url)
    return Item(
        origin=origin,
        wire=wire,
        paragraphs=tuple(paragraphs),
        published=created or version or content,
        language=_text(value.get(LANGUAGE)),
    )


def _printed(value: Json, origin: Origin) -> tuple[str | None, list[str]]:
    """The headline inside the body, where it has one, and the paragraphs of the body with the most of its form."""
    bodies: dict[str, str] = {}
    for key, body in value.items():
        if key.startswith(BODY_START) and isinstance(body, str):
            bodies.setdefault(key.removeprefix(BODY_START).casefold(), body)
    listed = value.get(BODIES)
    for one in listed if isinstance(listed, list) else []:
        if isinstance(one, dict) and (body := _text(one.get("value"))):
            bodies.setdefault(_form(_text(one.get("contenttype")) or _text(one.get("role")) or ""), body)
    for form in _MARKED:
        if (body := bodies.get(form, "")).strip():
            return _taken(form, body, origin)
    return None, [text for body in bodies.values() for text in text_paragraphs(body)][:1]


def _taken(form: str, body: str, origin: Origin) -> tuple[str | None, list[str]]:
    if form == "nitf":
        printed = printed_of(parse_xml(body.encode(), origin))
        return printed.headline, list(printed.paragraphs)
    if form == "text":
        written = body.strip("\r\n")
        return None, [written] if written.strip() else []
    return None, html_paragraphs(body)


def _form(content_type: str) -> str:
    bare = content_type.casefold().partition(";")[0]
    return next((form for form in _MARKED[:-1] if form in bare), "text" if "plain" in bare or not bare else bare)


def _has_words(value: Json) -> bool:
    return any(key in (HEADLINE, HEADLINES, BODIES) or key.startswith(BODY_START) for key in value)


def _kind(value: Json) -> str:
    return (_text(value.get(TYPE)) or "").casefold()


def _associated(value: Json) -> list[object]:
    found = value.get(ASSOCIATIONS)
    return list(found.values()) if isinstance(found, dict) else found if isinstance(found, list) else []


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _number(value: object) -> str | None:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else _text(value)


def _names(value: object, *, codes: bool = False) -> list[str]:
    """The names in a field that may be a text, an object with a name, or a list of either; codes before names."""
    if isinstance(value, list):
        return [name for one in value for name in _names(one, codes=codes)]
    if isinstance(value, dict):
        names, marks = ("value", "name", "literal"), ("qcode", "code", "uri")
        keys = (*marks, *names) if codes else (*names, *marks)
        return next(([text] for key in keys if (text := _text(value.get(key)))), [])
    return [text] if (text := _text(value)) else []
