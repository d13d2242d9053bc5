"""The error of an input that gives no dispatch, with the reason that a batch records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.errors import InputError

if TYPE_CHECKING:
    from guillemets.model.dispatch import Origin
    from guillemets.model.refusal import Reason


class RefusalError(InputError):
    """An input that cannot be read as a French dispatch; ``origin`` and ``reason`` say which and why.

    >>> from guillemets.model.dispatch import Origin
    >>> from guillemets.model.refusal import Reason
    >>> str(RefusalError("the input is empty", Origin(path="a.txt"), Reason.UNREADABLE))
    'the input is empty (a.txt)'
    """

    def __init__(self, what: str, origin: Origin, reason: Reason, *, hint: str = "") -> None:
        names = [name for name in (origin.path or origin.url, origin.id and f"id {origin.id}") if name]
        super().__init__(what, where=", ".join(names), hint=hint)
        self.origin = origin
        self.reason = reason
