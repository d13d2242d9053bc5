"""Figures on texts annotated before any figure on them was known: ``python eval/unread.py [--round N] [--folder DIR]``.

The texts are Wikinews articles of ../shared/corpora/winer-fr, drawn by chance, annotated once with no look at
what the program says of them, and measured once. ``unread.json`` keeps their paths and the places of the annotation,
never a word of theirs. Each round was blind when it was first measured (docs/evaluation.md has that figure); after that
its errors were read, and a new round is needed for the next blind one.
"""

from __future__ import annotations

import argparse
import json
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from guillemets.evaluation import Annotated, intervals, judge_all, predict, read_gold, score
from guillemets.evaluation.reports import score_lines
from guillemets.reader import load

PLACES = Path(__file__).with_name("unread.json")
CORPUS = Path(__file__).parents[2] / "shared" / "corpora" / "winer-fr"


def lay_out(number: int, folder: Path, places: Path = PLACES, corpus: Path = CORPUS) -> None:
    """Write the texts of a round and their annotation side by side into a folder, as `guillemets evaluate` reads them.

    Raises OSError when an article is absent or the folder cannot be written to.
    """
    for row in json.loads(places.read_text("utf-8")):
        if row["round"] == number:
            name = row["path"].replace("/", "-")
            folder.joinpath(f"{name}.txt").write_bytes((corpus / f"{row['path']}.txt").read_bytes())
            folder.joinpath(f"{name}.json").write_text(json.dumps(row), encoding="utf-8")


def read_round(number: int, places: Path = PLACES, corpus: Path = CORPUS) -> tuple[Annotated, ...]:
    """The annotated articles of a round. Raises InputError when one cannot be read or an annotation is malformed."""
    with TemporaryDirectory() as folder:
        lay_out(number, Path(folder), places, corpus)
        return read_gold(Path(folder))


def main() -> int:
    """Print the figures of a round, or lay it out in a folder; exit code 2 where the corpus is absent."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--round", type=int, default=max(row["round"] for row in json.loads(PLACES.read_text("utf-8"))))
    parser.add_argument("--folder", type=Path, help="write the round there, for `guillemets evaluate` and training")
    parser.add_argument("--places", type=Path, default=PLACES, help="the annotation; unread_again.json is a second one")
    options = parser.parse_args()
    if not CORPUS.is_dir():
        print(f"{CORPUS} is absent: the articles of winer-fr belong there", file=sys.stderr)
        return 2
    if options.folder is not None:
        options.folder.mkdir(parents=True, exist_ok=True)
        lay_out(options.round, options.folder, options.places)
        return 0
    gold = read_round(options.round, options.places)
    reader = load()
    reading = partial(predict, read=lambda text, published: reader.read(text, published=published))
    judged = judge_all(gold, reading(gold))
    ranges = intervals(judged, ["content_partial_f1", "content_exact_f1", "end_to_end_f1"])
    print("\n".join(score_lines(score(judged), ranges)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
