"""Copies among the rows of a job, found before anything is analysed: each near-duplicate is read once.

Agencies' dispatches run in many papers within days. Two texts are copies when they share nine in ten of their runs of
three words, as MinHash (Broder 1997) estimates it, and are published at most a week apart. Of two copies the earlier
one stands for both; of the same time, the one whose row has the smaller name. So the answer does not depend on the
order of the rows.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from rensa import RMinHash

from guillemets.batch.job import write_table
from guillemets.batch.rows import UNDATED, day_of
from guillemets.model.record import text_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from guillemets.batch.job import Job

    _Bands = dict[tuple[int, bytes], list["Candidate"]]

ALIKE = 0.9
_RUN = 3  # words
_BANDS, _ROWS, _SEED = 16, 8, 1  # texts as alike as ALIKE share a band in 9,999 cases of 10,000
_APART = timedelta(days=7)
_WORD = re.compile(r"\w+")
_SCHEMA = pa.schema(
    [("row", pa.string()), ("of", pa.string()), ("original_id", pa.string()), ("similarity", pa.float64())]
)


@dataclass(frozen=True, slots=True)
class Copy:
    """The row that stands for a copy, the id of its dispatch, and how alike the two texts are, from 0 to 1."""

    of: str
    original_id: str
    similarity: float


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """One text that may be a copy: ``published`` as it is written, the name of its row, its id and its signature."""

    published: str
    row: str
    dispatch_id: str
    signature: bytes

    @property
    def day(self) -> date | None:
        """The day of publication, None where it is not known."""
        day = day_of(self.published)
        return None if day == UNDATED else date.fromisoformat(day)


def read_copies(path: Path) -> dict[str, Copy]:
    """The copies of a job by the names of their rows; none where nobody looked for them."""
    if not path.exists():
        return {}
    rows = pq.read_table(path).to_pylist()
    return {row["row"]: Copy(row["of"], row["original_id"], row["similarity"]) for row in rows}


def find_copies(job: Job, shards: Iterable[str]) -> None:
    """Write down which rows of the job are copies of which; memory grows by half a kilobyte a row."""
    candidates = sorted(
        Candidate(row["published"] or UNDATED, row["row"], text_id(row["text"]), signature_of(row["text"]))
        for shard in shards
        for row in pq.read_table(job.rows(shard), columns=["row", "published", "text"]).to_pylist()
        if row["text"] is not None
    )
    rows = [
        {"row": row, "of": copy.of, "original_id": copy.original_id, "similarity": copy.similarity}
        for row, copy in copies_among(candidates)
    ]
    write_table(job.copies, pa.Table.from_pylist(rows, schema=_SCHEMA))


def signature_of(text: str) -> bytes:
    """The MinHash of the runs of three words of a text, small letters for capitals; the same on every machine."""
    words = _WORD.findall(text.lower())
    runs = {" ".join(words[i : i + _RUN]) for i in range(max(len(words) - _RUN + 1, 1))}
    (digest,) = RMinHash.digests_from_token_sets([sorted(runs)], _BANDS * _ROWS, _SEED)
    return np.asarray(digest, dtype="<u4").tobytes()


def copies_among(candidates: Iterable[Candidate]) -> Iterator[tuple[str, Copy]]:
    """The rows that are copies of an earlier one; ``candidates`` come sorted, those without a date last."""
    near: deque[tuple[date | None, _Bands]] = deque()
    for one in candidates:
        day = one.day
        while near and _is_past(near[0][0], day):
            near.popleft()
        if not near or near[-1][0] != day:
            near.append((day, defaultdict(list)))
        bands = _bands(one.signature)
        found = {other for _, index in near for band in bands for other in index.get(band, ())}
        best = min(((-_similarity(one.signature, other.signature), other) for other in found), default=None)
        if best is not None and -best[0] >= ALIKE:
            yield one.row, Copy(best[1].row, best[1].dispatch_id, -best[0])
        else:
            for band in bands:
                near[-1][1][band].append(one)


def _is_past(when: date | None, day: date | None) -> bool:
    """Whether a dispatch of ``day`` is no longer compared with those of ``when``; without dates only with its like."""
    return (when is None) != (day is None) or (when is not None and day is not None and day - when > _APART)


def _bands(signature: bytes) -> list[tuple[int, bytes]]:
    size = len(signature) // _BANDS
    return [(band, signature[band * size : (band + 1) * size]) for band in range(_BANDS)]


def _similarity(one: bytes, other: bytes) -> float:
    return float(np.mean(np.frombuffer(one, "<u4") == np.frombuffer(other, "<u4")))
