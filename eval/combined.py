"""What grammar combines freely: ``python eval/combined.py [--construction NAME] [--sentences N] [--seed N]``.

Rules that are made by reading texts leave holes where no text happened to go. So this puts sentences together by
chance, construction by construction (``eval/combining``), and counts where their contents are found to the word, and
the contents that are found though no sentence reports them. ``--missed N`` prints some that are not found.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from combining import NAMES, sentences
from combining.sentence import outcome

from guillemets import load

if TYPE_CHECKING:
    from combining.sentence import Combined

    from guillemets.reader import Reader

SENTENCES = 600
SEED = 20261123
Part = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Sentences, those with each content found, and contents that nobody reports, each by part; what was missed."""

    made: Counter[Part] = field(default_factory=Counter)
    whole: Counter[Part] = field(default_factory=Counter)
    strays: Counter[Part] = field(default_factory=Counter)
    missed: list[Combined] = field(default_factory=list)


def tallied(reader: Reader, name: str, number: int, seed: int) -> Tally:
    """How many sentences of a construction are found whole, by each part of theirs."""
    tally = Tally()
    for one in sentences(name, number, seed):
        found = outcome(reader, one)
        for part in (("all", ""), *one.parts.items()):
            tally.made[part] += 1
            tally.whole[part] += found.whole
            tally.strays[part] += found.strays
        if not found.whole:
            tally.missed.append(one)
    return tally


def main() -> None:
    """Print a table for each construction, and sentences whose contents are not found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--construction", choices=NAMES, help="only this one")
    parser.add_argument("--sentences", type=int, default=SENTENCES, help="of each construction")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--missed", type=int, default=0, help="print so many sentences whose contents are not found")
    options = parser.parse_args()
    reader = load()
    for name in [options.construction] if options.construction else NAMES:
        tally = tallied(reader, name, options.sentences, options.seed)
        print(f"\n| {name} | | sentences | found to the word | found besides |\n|---|---|---|---|---|")
        for part in sorted(tally.made):
            made = tally.made[part]
            print(f"| {part[0]} | {part[1]} | {made} | {tally.whole[part] / made:.3f} | {tally.strays[part]} |")
        for one in tally.missed[: options.missed]:
            print(f"\n{one.parts}\n{one.text!r}")


if __name__ == "__main__":
    main()
