"""The error of an input that gives no dispatch, and the row that a batch keeps of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.errors import InputError
from guillemets.formats.limits import MOST_FIELD
from guillemets.model.record import SCHEMA_VERSION
from guillemets.model.refusal import Reason, RefusedInput, Stage

if TYPE_CHECKING:
    from guillemets.errors import GuillemetsError
    from guillemets.model.dispatch import Origin


class RefusalError(InputError):
    """An input that cannot be read as a French dispatch; ``origin`` and ``reason`` say which and why.

    >>> from guillemets.model.dispatch import Origin
    >>> from guillemets.model.refusal import Reason
    >>> str(RefusalError("the input is empty", Origin(path="a.txt"), Reason.UNREADABLE))
    'the input is empty (a.txt)'
    """

    def __init__(self, what: str, origin: Origin, reason: Reason, *, hint: str = "") -> None:
        place = origin.path or origin.url
        if origin.number is not None:
            place = f"{place or '-'}:{origin.number}"
        names = [name for name in (place, origin.id and f"id {origin.id}") if name]
        super().__init__(what, where=", ".join(names), hint=hint)
        self.origin = origin
        self.reason = reason


class OtherKindError(RefusalError):
    """A sound document of a kind that is not read; in a folder such files are let pass."""


def field_too_long(name: str, origin: Origin) -> RefusalError:
    """The error for a field over ``MOST_FIELD``; ``origin`` is without it."""
    return RefusalError(
        f"the field {name!r} has more than {MOST_FIELD:,} characters",
        origin,
        Reason.TOO_LONG,
        hint="see that the fields stand in the right places",
    )


def refused(error: GuillemetsError, origin: Origin, where: str = "") -> RefusedInput:
    """The row that stands for an input that gave no record; ``where`` tells its place better than the error does."""
    told = InputError(error.what, where=where or error.where, hint=error.hint)
    return RefusedInput(
        schema_version=SCHEMA_VERSION,
        source=error.origin if isinstance(error, RefusalError) else origin,
        stage=Stage.FORMATS,
        reason=error.reason if isinstance(error, RefusalError) else Reason.UNREADABLE,
        message=str(told),
    )
