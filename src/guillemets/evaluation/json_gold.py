"""Gold (``ID.json`` beside ``ID.txt``) and predictions (``ID.json`` as ``guillemets read`` prints it) from folders.

Both may write a place as ``[start, end]`` or ``{"start", "end"}``, a speaker as "A; B", as ``{"name"}`` or as a list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from guillemets.errors import InputError
from guillemets.evaluation.annotated import Annotated, Place, Predicted, Reported, TimeMark

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from guillemets.model.record import Record


def read_json_gold(folder: Path) -> tuple[Annotated, ...]:
    """The dispatches of a folder that carry attributions, in order of their file names.

    Raises InputError when a file cannot be read or does not follow the format.
    """
    found = []
    for path in sorted(folder.glob("*.json")):
        fields = _read_object(path)
        if "attributions" not in fields:
            continue  # another annotation of the same text, such as its events
        text = read_exactly(path.with_suffix(".txt"))
        try:
            found.append(_annotated(path.stem, text, fields))
        except (KeyError, TypeError, IndexError) as error:
            raise InputError(f"malformed gold: {error!r}", where=str(path), hint="see examples/README.md") from None
    return tuple(found)


def read_predictions(folder: Path, ids: Iterable[str]) -> dict[str, Predicted]:
    """What ``ID.json`` of the folder says for each id; one that is not there or no JSON counts as missing.

    Raises InputError when there is no such folder, or an attribution has no content.
    """
    if not folder.is_dir():
        raise InputError("no such folder of predictions", where=str(folder), hint="name the folder that holds ID.json")
    return {name: _read_prediction(folder / f"{name}.json") for name in ids}


def predicted_from_record(record: Record) -> Predicted:
    """What a record says, as a prediction."""
    return _predicted(msgspec.to_builtins(record))


def read_exactly(path: Path) -> str:
    """The text of a UTF-8 file with its line ends as they stand. Raises InputError when it cannot be read."""
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {error}", where=str(path)) from None


def _read_prediction(path: Path) -> Predicted:
    try:
        fields = _read_object(path)
    except InputError:
        return Predicted(missing=True)
    try:
        return _predicted(fields)
    except (KeyError, TypeError, IndexError) as error:
        raise InputError(
            f"malformed prediction: {error!r}", where=str(path), hint="write it as `guillemets read --format json` does"
        ) from None


def _read_object(path: Path) -> dict[str, object]:
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, object])
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(f"no JSON object: {error}", where=str(path)) from None


def _annotated(name: str, text: str, fields: dict[str, object]) -> Annotated:
    times = fields.get("times")
    published = fields.get("dct")
    return Annotated(
        id=name,
        text=text,
        published=published if isinstance(published, str) else None,
        attributions=tuple(map(_reported, _objects(fields["attributions"]))),
        times=None if times is None else tuple(map(_time, _objects(times))),
    )


def _predicted(fields: dict[str, object]) -> Predicted:
    return Predicted(
        attributions=tuple(map(_reported, _objects(fields.get("attributions")))),
        times=tuple(map(_time, _objects(fields.get("times")))),
    )


def _reported(fields: dict[str, object]) -> Reported:
    return Reported(
        content=places(fields["content"]),
        type=_word(fields.get("type")),
        cue=places(fields.get("cue")),
        source=places(fields.get("source")),
        speakers=_names(fields.get("speaker")),
        anonymous=bool(fields.get("anonymous")),
        relay=tuple(_names(_whole(link.get("speaker"))) for link in _objects(fields.get("relay"))),
        rule=_word(fields.get("rule")),
    )


def _time(fields: dict[str, object]) -> TimeMark:
    (place,) = places(fields if "start" in fields else fields["span"])
    return TimeMark(place=place, type=_word(fields.get("type")), value=_word(fields.get("value")))


def places(value: object) -> tuple[Place, ...]:
    """The places in a value: none, one or several, in either notation.

    >>> places([{"start": 0, "end": 4}, [7, 9]])
    ((0, 4), (7, 9))
    """
    match value:
        case None:
            return ()
        case {"start": int(start), "end": int(end)}:
            return ((start, end),)
        case [int(start), int(end)]:
            return ((start, end),)
        case list() | tuple():
            return tuple(place for inner in value for place in places(inner))
        case _:
            raise TypeError(f"no place: {value!r}")


def _names(value: object) -> tuple[str, ...]:
    match value:
        case None:
            return ()
        case {"name": name}:
            return _names(name)
        case str():
            return tuple(name for name in value.split(";") if name.strip())
        case list() | tuple():
            return tuple(str(_whole(name) or "") for name in value)
        case _:
            raise TypeError(f"no name: {value!r}")


def _whole(value: object) -> object:
    """The name in a speaker's object, or the value itself."""
    return value.get("name") if isinstance(value, dict) else value


def _word(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _objects(value: object) -> list[dict[str, object]]:
    if value is None:
        return []
    if not isinstance(value, list | tuple) or not all(isinstance(item, dict) for item in value):
        raise TypeError(f"no list of objects: {value!r:.80}")
    return list(value)
