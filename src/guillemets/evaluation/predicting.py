"""Predictions made on the spot, by a reader that is handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.errors import InputError
from guillemets.evaluation.annotated import Predicted
from guillemets.evaluation.json_gold import predicted_from_record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from guillemets.evaluation.annotated import Annotated
    from guillemets.model.record import Record

    Read = Callable[[str, str | None], Record]


def predict(gold: Iterable[Annotated], read: Read) -> dict[str, Predicted]:
    """What ``read`` (text and publication date in, record out) says about each dispatch, by id.

    A dispatch that it refuses counts as missing.
    """
    return {one.id: _predict(one, read) for one in gold}


def _predict(one: Annotated, read: Read) -> Predicted:
    try:
        return predicted_from_record(read(one.text, one.published))
    except InputError:
        return Predicted(missing=True)
