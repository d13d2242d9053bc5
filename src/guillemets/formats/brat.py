"""A folder of brat: the text beside each annotation file, once the annotations are seen to fit it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from guillemets.errors import InputError
from guillemets.formats.decode import decode
from guillemets.formats.files import open_file
from guillemets.formats.opening import whole
from guillemets.formats.plain import read_text
from guillemets.formats.refuse import RefusalError
from guillemets.model.refusal import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guillemets.formats.kinds import InputOptions
    from guillemets.model.dispatch import Origin, RawDispatch

_PLACE = re.compile(r"\d{1,9} \d{1,9}(?:;\d{1,9} \d{1,9})*")
_BLANKS = re.compile(r"\s+")


def read_annotated(data: bytes, origin: Origin, options: InputOptions) -> Iterator[RawDispatch]:
    """The text that the annotations in ``data`` belong to: the file of the same name with ``.txt``.

    ``origin.path`` names the annotation file. The annotations themselves are not taken over; they are held against
    the text, as offsets that miss show a text that was cut, changed or stored in another encoding. Raises
    RefusalError when they do not fit, when an id stands twice, and when there is no text beside them.
    """
    if origin.path is None:
        raise RefusalError(
            "annotations without their text", origin, Reason.UNREADABLE, hint="name the .ann file beside its .txt"
        )
    path = Path(origin.path).with_suffix(".txt")
    origin = replace(origin, path=str(path), id=path.stem)
    try:
        with open_file(path) as stream:
            text = decode(whole(stream, origin), origin)
    except InputError as error:
        raise RefusalError(error.what, origin, Reason.UNREADABLE, hint="put the .txt beside its .ann") from None
    _check(data.decode("utf-8", "replace"), text, origin)
    yield read_text(text, origin, published=options.published)


def _check(annotations: str, text: str, origin: Origin) -> None:
    seen: set[str] = set()
    for line in annotations.splitlines():
        name, _, rest = line.partition("\t")
        if not name.startswith("T") or not name[1:].isdigit():
            continue
        if name in seen:
            raise _unfit(f"{name} stands twice", origin)
        seen.add(name)
        label, _, words = rest.partition("\t")
        places = label.partition(" ")[2]
        if not _PLACE.fullmatch(places):
            raise _unfit(f"{name} has no place", origin)
        spans = [tuple(map(int, pair.split())) for pair in places.split(";")]
        marked = " ".join(text[start:end] for start, end in spans)
        if _BLANKS.sub(" ", marked).strip() != _BLANKS.sub(" ", words).strip():
            raise _unfit(f"{name} marks {marked[:40]!r}, not {words[:40]!r}", origin)


def _unfit(what: str, origin: Origin) -> RefusalError:
    return RefusalError(
        f"the annotations do not fit the text: {what}",
        origin,
        Reason.UNREADABLE,
        hint="mend them, or read the .txt alone",
    )
