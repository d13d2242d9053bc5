"""The errors that a user can meet, in one tree.

GuillemetsError            exit code 1; every message says what, where, and what to do
├── InputError             exit code 2; the input cannot be read as it stands
├── UsageError             exit code 2; an option or an argument does not fit
├── ModelError             exit code 2; the linguistic model cannot be loaded
├── StoreError             exit code 2; the record store cannot be opened, written or read as it stands
├── LexiconError           exit code 2; a data file of words is malformed (names file and line)
├── VerificationError      exit code 1; a stored record does not agree with its text
├── BatchError             exit code 1; a batch job cannot go on; the same command takes it up again
└── InternalError          exit code 1; a bug of ours, never the user's fault
"""

from __future__ import annotations


class GuillemetsError(Exception):
    """Root of every error that the package raises on purpose: what is wrong, where, and what to do about it.

    ``exit_code`` is that of a command that ends with it: 2 when an input or a question is at fault, 1 for the rest.

    >>> str(GuillemetsError("no such file", where="a.txt", hint="check the path"))
    'no such file (a.txt). check the path'
    """

    exit_code = 1

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(what + (f" ({where})" if where else "") + (f". {hint}" if hint else ""))
        self.what = what
        self.where = where
        self.hint = hint


class InputError(GuillemetsError):
    """The input cannot be read as it stands."""

    exit_code = 2


class UsageError(GuillemetsError):
    """An option or an argument does not fit."""

    exit_code = 2


class ModelError(GuillemetsError):
    """The linguistic model cannot be loaded."""

    exit_code = 2


class StoreError(GuillemetsError):
    """The record store cannot be opened, written or read as it stands; what it held before is still there."""

    exit_code = 2


class LexiconError(GuillemetsError):
    """A data file of words is malformed: a gazetteer of the user's, as those of the package are tested."""

    exit_code = 2


class VerificationError(GuillemetsError):
    """A stored record does not agree with its text; ``faults`` lists all that is wrong with it, where that is known."""

    def __init__(self, what: str, *, where: str = "", hint: str = "", faults: tuple[str, ...] = ()) -> None:
        super().__init__(what, where=where, hint=hint)
        self.faults = faults


class BatchError(GuillemetsError):
    """A batch job cannot go on; what is done stays done."""


class InternalError(GuillemetsError):
    """A bug in Guillemets, never the user's fault."""
