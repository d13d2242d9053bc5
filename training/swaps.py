"""Names put in the place of names, so that the recogniser learns the company a name keeps and not the name alone."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

    from words import Sentence, Word

VOWELS = "aeiouyhéèêîôâAEIOUYHÉÈÊÎÔÂ"
APOSTROPHES = "'’"
Names = dict[str, list[tuple[str, ...]]]


def names_of(sentences: Iterable[Sentence]) -> Names:
    """Every name of the sentences by its label, each once, as the texts of its words."""
    found: dict[str, dict[tuple[str, ...], None]] = defaultdict(dict)
    for sentence in sentences:
        for start, end in _mentions(sentence):
            found[sentence[start].entity[2:]][tuple(word.text for word in sentence[start:end])] = None
    return {label: list(names) for label, names in found.items()}


def swapped(sentence: Sentence, names: Names, share: float, rng: Random) -> Sentence:
    """The sentence with ``share`` of its names replaced by others of their kind; elision stays as it was."""
    made: list[Word] = []
    at = 0
    for start, end in _mentions(sentence):
        made += sentence[at:start]
        made += _other(sentence, start, end, names, rng) if rng.random() < share else sentence[start:end]
        at = end
    return (*made, *sentence[at:])


def _other(sentence: Sentence, start: int, end: int, names: Names, rng: Random) -> list[Word]:
    old = list(sentence[start:end])
    label = old[0].entity[2:]
    new = rng.choice(names[label])
    elided = bool(start) and sentence[start - 1].text[-1] in APOSTROPHES
    if elided and new[0][0] not in VOWELS:
        return old
    words = [replace(old[0], text=text, after=" ", entity=f"{'I' if i else 'B'}-{label}") for i, text in enumerate(new)]
    for i, word in enumerate(words[:-1]):
        if word.text[-1] in APOSTROPHES:
            words[i] = replace(word, after="")
    words[-1] = replace(words[-1], after=old[-1].after)
    return words


def _mentions(sentence: Sentence) -> list[tuple[int, int]]:
    """The places of the names of a sentence without a tree, half-open."""
    found: list[tuple[int, int]] = []
    for i, word in enumerate(sentence):
        if word.entity.startswith("B-"):
            found.append((i, i + 1))
        elif word.entity.startswith("I-") and found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + 1)
    return found
