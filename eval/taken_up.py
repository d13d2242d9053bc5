"""Who is taken up again, in dispatches put together by chance: ``python eval/taken_up.py [--dispatches N] [--seed N]``.

The words are in ``taken_up.toml``: somebody is brought in, something may come between, a source takes the same one up.
``--missed N`` prints some whose speaker is another one or unknown.
"""

from __future__ import annotations

import argparse
import random
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from guillemets import load
from guillemets.evaluation.matching import same_speakers
from guillemets.model.attribution import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guillemets.reader import Reader

WORDS = Path(__file__).with_suffix(".toml")
DISPATCHES = 400
SEED = 20261123


@dataclass(frozen=True, slots=True, kw_only=True)
class Being:
    """One being: how copy brings it in, and the sources that can take it up, by their kind."""

    kind: str
    answer: str
    brought_in: tuple[str, ...]
    taken_up: dict[str, tuple[str, ...]]
    many: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What dispatches are put together from; ``{S}`` and ``{s}`` stand for the source."""

    between: tuple[str, ...]
    singular: tuple[str, ...]
    plural: tuple[str, ...]
    being: tuple[Being, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """One dispatch, the place where its last source begins, and who that is."""

    text: str
    source: int
    name: str
    anonymous: bool
    parts: tuple[tuple[str, str], ...]


def made(number: int, seed: int) -> Iterator[Made]:
    """So many dispatches."""
    words = msgspec.convert(tomllib.loads(WORDS.read_text("utf-8")), Words)
    chance = random.Random(seed)
    for _ in range(number):
        being = chance.choice(words.being)
        way = chance.choice(sorted(being.taken_up))
        source = chance.choice(being.taken_up[way])
        before = [chance.choice(being.brought_in), chance.choice(words.between)]
        told = " ".join(part for part in before if part)
        saying = chance.choice(words.plural if being.many else words.singular)
        start = len(told) + 1 + min(i for i in (saying.find("{S}"), saying.find("{s}")) if i >= 0)
        last = saying.replace("{S}", source[0].upper() + source[1:]).replace("{s}", source)
        yield Made(
            text=f"{told} {last}",
            source=start,
            name=being.answer.removesuffix(" *"),
            anonymous=being.answer.endswith("*"),
            parts=(("being", being.kind), ("taken up by", way)),
        )


def right(reader: Reader, one: Made) -> bool | None:
    """Whether the source means who it should; None where no attribution is found there."""
    found = [a for a in reader.read(one.text).attributions if a.source and a.source.start == one.source]
    if not found:
        return None
    speaker = found[0].speaker
    names = [speaker.name] if isinstance(speaker, Speaker) else [s.name for s in speaker or ()]
    return same_speakers(one.name.split("; "), names) and found[0].anonymous is one.anonymous


def main() -> None:
    """Print a table of the parts, and dispatches whose speaker is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dispatches", type=int, default=DISPATCHES)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--missed", type=int, default=0, help="print so many dispatches whose speaker is missed")
    options = parser.parse_args()
    reader = load()
    total, hits, missed = Counter[tuple[str, str]](), Counter[tuple[str, str]](), list[str]()
    for one in made(options.dispatches, options.seed):
        verdict = right(reader, one)
        if verdict is None:
            continue
        total.update((("all", ""), *one.parts))
        hits.update((("all", ""), *one.parts) if verdict else ())
        missed += [] if verdict else [one.text]
    print("| | | sources | right |\n|---|---|---|---|")
    for part in sorted(total):
        print(f"| {part[0]} | {part[1]} | {total[part]} | {hits[part] / total[part]:.3f} |")
    for text in missed[: options.missed]:
        print(f"\n{text}")


if __name__ == "__main__":
    main()
