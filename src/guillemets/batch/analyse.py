"""The batch function: a record batch of dispatches in, a record batch of outcomes out, row by row, nothing kept."""

from __future__ import annotations

import gc
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from guillemets.batch.limits import Limits, OverTime, time_limit
from guillemets.batch.memory import give_back
from guillemets.batch.rows import copied, found_in, outcome_batch, recorded, refused_row, refusing
from guillemets.errors import InputError
from guillemets.formats import refused
from guillemets.model.refusal import Reason, RefusedInput, Stage
from guillemets.pipeline import analyse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pyarrow as pa

    from guillemets.batch.copies import Copy
    from guillemets.batch.rows import Row
    from guillemets.model.dispatch import RawDispatch
    from guillemets.model.record import Record
    from guillemets.pipeline import Tools

_LIMITS = Limits()


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of rows by their names: those not to be tried again, and those that another row stands for."""

    set_aside: Mapping[str, Reason] = field(default_factory=dict)
    copies: Mapping[str, Copy] = field(default_factory=dict)


_NOTHING = Known()
_ADVICE = {
    Reason.TIME_LIMIT: "took longer than one dispatch may",
    Reason.MEMORY_LIMIT: "needed more memory than one dispatch may have",
    Reason.CRASHED: "brought the process down each time",
}


def analyse_batch(
    batch: pa.RecordBatch,
    tools: Tools,
    limits: Limits = _LIMITS,
    known: Known = _NOTHING,
    before: Callable[[int], None] = lambda _: None,
) -> pa.RecordBatch:
    """The outcome of every row, in order; one row's outcome depends on that row alone.

    ``batch`` has the columns of ``schema.input_schema``, the result those of ``schema.outcome_schema``. ``before`` is
    called with the number of each row before it is read. No input stops the batch: one that cannot be read within its
    limits is refused.
    """
    outcomes: list[Row] = []
    with tools.nlp.memory_zone():  # the words that only this batch holds are forgotten with it
        for number, row in enumerate(batch.to_pylist()):
            copy = known.copies.get(row["row"])
            found = found_in(row)
            if isinstance(found, RefusedInput):
                outcomes.append(refusing(row, found))
            elif copy is not None:
                outcomes.append(copied(row, copy))
            elif (reason := known.set_aside.get(row["row"])) is not None:
                outcomes.append(refusing(row, _given_up(found, reason, limits)))
            else:
                before(number)
                outcome = _read(found, tools, limits)
                outcomes.append(refusing(row, outcome) if isinstance(outcome, RefusedInput) else recorded(row, outcome))
    result = outcome_batch(outcomes)
    give_back()
    return result


def _read(found: RawDispatch, tools: Tools, limits: Limits) -> Record | RefusedInput:
    """The record, or why there is none: the last reason when several tries fail."""
    reason = Reason.TIME_LIMIT
    for _ in range(limits.tries):
        try:
            with time_limit(limits.seconds):
                return analyse(found, tools)
        except OverTime:
            reason = Reason.TIME_LIMIT
        except MemoryError:
            gc.collect()
            reason = Reason.MEMORY_LIMIT
        except InputError as error:
            return refused(error, found.origin)
        except Exception as error:  # noqa: BLE001 -- a fault of ours stops no batch; it is the same at each try
            message = f"a fault in the program, please report the dispatch. {error!r}"
            return refused_row(found.origin, Stage.ASSEMBLE, Reason.INTERNAL_FAULT, message)
    return _given_up(found, reason, limits)


def _given_up(found: RawDispatch, reason: Reason, limits: Limits) -> RefusedInput:
    message = f"the dispatch {_ADVICE[reason]}, {limits.tries} times; it is set aside"
    return refused_row(found.origin, Stage.ASSEMBLE, reason, message)
