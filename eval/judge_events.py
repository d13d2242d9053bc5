"""Events of running text, judged by hand: draws a sample by a fixed seed, and reports what the judgements say.

    python eval/judge_events.py draw ARTICLES > sample.txt      the sample with its context, to be judged
    python eval/judge_events.py rows ARTICLES > new.tsv         its rows, verdicts left open
    python eval/judge_events.py report                          precision and errors by class, from judged/events.tsv

ARTICLES is a folder of plain texts (WiNER-fr: YEAR/MONTH/ID.txt). Rows hold ids, offsets and verdicts, no words of the
articles. ``judged/earlier.tsv`` holds a first hundred, drawn with the seed 20250622: rules and the confidence of events
were made with it, so it measures nothing any more. Articles that the development gold was made of (``--without
FOLDER``) are left out of the draw.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
from collections import Counter
from dataclasses import dataclass, fields
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guillemets.model.event import Event
    from guillemets.reader import Reader

SEED = 20251122
ARTICLES = 150
"""Articles that are read; the events of all of them are drawn from."""
EVENTS = 100
JUDGED = Path(__file__).parent / "judged" / "events.tsv"
_STEPS = (0.0, 0.6, 0.7, 0.8, 0.9, 1.0)
AROUND = 220  # characters of context on each side


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One drawn event: its trigger's place in the article, how it was coded, and what a reader says of it.

    ``type_right`` and ``parties_right`` are "yes" or "no" ("" while open); ``fault`` names the class of the error.
    """

    article: str
    start: int
    end: int
    type: str
    rule: str
    confidence: float
    type_right: str = ""
    parties_right: str = ""
    fault: str = ""


def chosen_articles(folder: Path, without: list[Path]) -> list[Path]:
    """The articles of the draw, by the seed; those whose text is in a folder of ``without`` are left out."""
    known = {_essence(path) for place in without for path in place.glob("*.txt")}
    paths = sorted(path for path in folder.rglob("*.txt") if path.parent != folder)
    free = [path for path in paths if _essence(path) not in known]
    return sorted(random.Random(SEED).sample(free, ARTICLES))


def _essence(path: Path) -> str:
    """The first letters of a text, by which its copies are recognised."""
    return "".join(c for c in path.read_text("utf-8") if c.isalnum())[:120]


def drawn_events(folder: Path, without: list[Path], reader: Reader) -> Iterator[tuple[Path, str, Event]]:
    """The drawn events with their article and its text, in the order of the articles."""
    found = []
    for path in chosen_articles(folder, without):
        record = reader.read(path)
        found += [(path, record.dispatch.text, event) for event in record.events]
    picked = random.Random(SEED).sample(range(len(found)), EVENTS)
    sys.stderr.write(f"{len(found)} events in {ARTICLES} articles\n")
    yield from (found[i] for i in sorted(picked))


def show(number: int, path: Path, text: str, event: Event) -> str:
    """The event with its context, for the reader who judges it."""
    trigger = event.trigger
    before = text[max(0, trigger.start - AROUND) : trigger.start]
    after = text[trigger.end : trigger.end + AROUND]
    sides = [", ".join(f"{p.text} [{p.start}]" for p in side) or "-" for side in (event.actors, event.recipients)]
    code = f"{event.type}.{event.mode}" if event.mode else event.type
    head = f"{number} {path.stem} {code} {event.factuality} | {sides[0]} > {sides[1]} | {event.rule}"
    words = " ".join(f"{before}<<{trigger.text}>>{after}".split())
    return f"{head}\n    {text.splitlines()[0]} || {words}"


def report(rows: list[Judgement]) -> Iterator[str]:
    """Precision of type and of parties, then the errors by class."""
    total = len(rows)
    typed = [row for row in rows if row.type_right == "yes"]
    full = [row for row in typed if row.parties_right == "yes"]
    yield f"events judged                 {total}"
    yield f"type right                    {len(typed)}  {len(typed) / total:.2f}"
    yield f"type and all parties right    {len(full)}  {len(full) / total:.2f}"
    yield f"parties right, of these types {len(full) / len(typed):.2f}"
    yield ""
    yield from (f"{fault:40} {count}" for fault, count in Counter(r.fault for r in rows if r.fault).most_common())
    yield ""
    for low, high in pairwise(_STEPS):
        own = [row.type_right == "yes" for row in rows if low <= row.confidence < high]
        if own:
            yield f"confidence {low:.1f} to {high:.1f}   {len(own):3} events   type right {sum(own) / len(own):.2f}"


def read_rows(path: Path = JUDGED) -> list[Judgement]:
    """The judgements of the file, every verdict given."""
    with path.open(encoding="utf-8", newline="") as stream:
        lines = csv.DictReader((line for line in stream if not line.startswith("#")), delimiter="\t")
        rows = [
            Judgement(
                article=line["article"],
                start=int(line["start"]),
                end=int(line["end"]),
                type=line["type"],
                rule=line["rule"],
                confidence=float(line["confidence"]),
                type_right=line["type_right"],
                parties_right=line["parties_right"],
                fault=line["fault"],
            )
            for line in lines
        ]
    open_ones = [row for row in rows if row.type_right not in ("yes", "no") or row.parties_right not in ("yes", "no")]
    if open_ones:
        raise SystemExit(f"{path}: {len(open_ones)} rows without a verdict, the first {open_ones[0].article}")
    return rows


def main() -> int:
    """Read the options, draw or report, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=["draw", "rows", "report"])
    parser.add_argument("articles", nargs="?", type=Path)
    parser.add_argument("--without", action="append", type=Path, default=[])
    options = parser.parse_args()
    if options.task == "report":
        print("\n".join(report(read_rows())))
        return 0
    if options.articles is None:
        parser.error("say where the articles lie")
    from guillemets.reader import load  # noqa: PLC0415 -- a report needs no model

    drawn = drawn_events(options.articles, options.without, load())
    if options.task == "draw":
        print("\n".join(show(n, path, text, event) for n, (path, text, event) in enumerate(drawn, 1)))
        return 0
    names = [field.name for field in fields(Judgement)]
    print("\t".join(names))
    for path, _, event in drawn:
        place = (path.stem, event.trigger.start, event.trigger.end)
        print("\t".join(map(str, (*place, event.type, event.rule, event.confidence, "", "", ""))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
