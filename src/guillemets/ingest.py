"""Inputs into a store: known texts are passed over, new ones analysed, all written in order by one writer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from time import monotonic
from typing import TYPE_CHECKING, TypeAlias

from guillemets.model.dispatch import RawDispatch
from guillemets.model.record import SCHEMA_VERSION, Record, text_id
from guillemets.model.refusal import Reason, RefusedInput, Stage
from guillemets.store.opening import told
from guillemets.workers import Fault, Workers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from guillemets.store.store import Store
    from guillemets.store.writer import Writer

    Analyse: TypeAlias = Callable[[RawDispatch], Record | RefusedInput]
    Outcome: TypeAlias = Record | RefusedInput
    Item: TypeAlias = "RawDispatch | RefusedInput | _Known"
    Analysts: TypeAlias = "Workers[Item, Outcome | _Known]"

_COMMIT_AFTER = 200  # dispatches
_COMMIT_WITHIN = 1.0  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What became of the inputs: new dispatches, texts that the store had, refusals, and faults of ours."""

    added: int = 0
    known: int = 0
    refused: int = 0
    faults: int = 0


@dataclass(frozen=True, slots=True)
class _Known:
    """A text that the store has already."""

    raw: RawDispatch
    key: int


class Ingest:
    """Takes inputs into a store; ``hear`` is called with each refusal as it is written.

    A commit is made after ``commit_after`` inputs, and after a second at the latest.
    """

    def __init__(
        self, store: Store, writer: Writer, hear: Callable[[RefusedInput], None], commit_after: int = _COMMIT_AFTER
    ) -> None:
        self._store = store
        self._writer = writer
        self._hear = hear
        self._commit_after = commit_after
        self._tally = Tally()
        self._pending = 0
        self._committed = monotonic()

    def run(self, inputs: Iterable[RawDispatch | RefusedInput], workers: Analysts) -> Iterator[Tally]:
        """The tally after each input. What is committed stays, whatever happens next; a second run goes on from there.

        ``workers`` turn a raw dispatch into its record or a refusal; make them before the store is opened.
        Raises StoreError when the store cannot be written; the transaction under way is then undone.
        """
        try:
            for item, result in workers.map(self._new(inputs), _ready):
                with told(self._store.path):
                    self._take(item, result)
                    self._commit_when_due()
                yield self._tally
            with told(self._store.path):
                self._writer.commit()
        except BaseException:
            with told(self._store.path):
                self._writer.roll_back()
            raise

    def _new(self, inputs: Iterable[RawDispatch | RefusedInput]) -> Iterator[Item]:
        """The inputs, those whose text the store has marked as known."""
        for one in inputs:
            if isinstance(one, RefusedInput):
                yield one
                continue
            with told(self._store.path):
                key = self._writer.key_of(text_id(one.text))
            yield one if key is None else _Known(one, key)

    def _take(self, item: Item, result: Outcome | _Known | Fault) -> None:
        tally = self._tally
        match result:
            case _Known(raw, key):
                self._writer.appear(key, raw.origin, raw.published)
                self._tally = replace(tally, known=tally.known + 1)
            case Record() as record:
                added = self._writer.add(record)
                self._tally = replace(tally, added=tally.added + added, known=tally.known + (not added))
            case RefusedInput() as refused:
                self._refuse(refused)
                self._tally = replace(tally, refused=tally.refused + 1)
            case Fault(words) if isinstance(item, RawDispatch):
                self._refuse(_faulty(item, words))
                self._tally = replace(tally, faults=tally.faults + 1)

    def _refuse(self, refused: RefusedInput) -> None:
        self._writer.refuse(refused)
        self._hear(refused)

    def _commit_when_due(self) -> None:
        self._pending += 1
        if self._pending >= self._commit_after or monotonic() - self._committed >= _COMMIT_WITHIN:
            self._writer.commit()
            self._pending = 0
            self._committed = monotonic()


def analysts(analyse: Analyse, count: int) -> Analysts:
    """``count`` processes that turn raw dispatches into records or refusals; what ``analyse`` needs is loaded before.

    Raises UsageError where the system cannot have several.
    """

    def work(item: Item) -> Outcome | _Known:
        return analyse(item) if isinstance(item, RawDispatch) else item

    return Workers(work, count)


def _ready(item: Item) -> Outcome | _Known | None:
    """What needs no analysis, as it is."""
    return None if isinstance(item, RawDispatch) else item


def _faulty(raw: RawDispatch, words: str) -> RefusedInput:
    """The row for a dispatch on which the program failed; ``words`` end in the error."""
    origin = raw.origin
    where = origin.path or origin.url or origin.id or "the input"
    last = words.strip().splitlines()[-1]
    return RefusedInput(
        schema_version=SCHEMA_VERSION,
        source=origin,
        stage=Stage.ASSEMBLE,
        reason=Reason.INTERNAL_FAULT,
        message=f"a fault in the program, please report the dispatch ({where}). {last}",
    )
