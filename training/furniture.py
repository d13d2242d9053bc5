"""The lines of a dispatch that are no sentences: rubrics, headlines, datelines, agency lines, credits, crossheads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from words import OUTSIDE, Sentence, Word, subtree

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from speech import Wire

HEADS = ("nsubj", "obj", "obl:arg", "obl:mod", "ROOT", "xcomp", "advcl", "acl")
LONGEST = 9


def line(wire: Wire, rng: Random) -> Sentence:
    """One line of furniture with a flat tree; agencies are organisations and cities places."""
    kind = rng.randrange(7)
    if kind == 0:
        words = _tagged(rng.choice(wire.agencies), "ORG")
    elif kind == 1:
        words = [_word("(", ""), *_signature(wire, rng), _word(")", " ")]
    elif kind == 2:  # noqa: PLR2004
        words = _plain(f"{rng.randrange(1, 29)}.{rng.randrange(1, 13)}.{rng.randrange(2015, 2027)} - {_clock(rng)}")
    elif kind == 3:  # noqa: PLR2004
        words = _plain(rng.choice(wire.rubrics))
    elif kind == 4:  # noqa: PLR2004
        words = _plain(rng.choice(wire.credits))
    elif kind == 5:  # noqa: PLR2004
        words = _plain(f"{rng.choice(['Publié', 'Mis à jour', 'Créé'])} le {_date(wire, rng)} à {_clock(rng)}")
    else:
        words = [*_tagged(rng.choice(wire.agencies), "ORG"), *_plain(f"{_date(wire, rng)} {_clock(rng)}")]
    return flat(words)


def dateline(wire: Wire, rng: Random) -> list[Word]:
    """``GENÈVE (ats) -``, ``Paris, 3 mars (Reuters) –``: what opens the first sentence of the lead."""
    city = rng.choice(wire.cities)
    place = _tagged(city.upper() if rng.random() < 0.5 else city, "LOC")  # noqa: PLR2004
    if rng.random() < 0.4:  # noqa: PLR2004
        place[-1] = replace(place[-1], after="")
        place += [_word(",", " "), *_plain(f"{rng.randrange(1, 29)} {rng.choice(wire.months)}")]
    if rng.random() < 0.8:  # noqa: PLR2004
        place += [_word("(", ""), *_signature(wire, rng), _word(")", " ")]
    return [*place, _word(rng.choice("-–—"), " ")]


def number(place: int, rng: Random) -> list[Word]:
    """``1.``, ``(1)``, ``1)``, ``a)`` or a bullet: what opens the items of a list."""
    kind = rng.randrange(5)
    if kind == 0:
        return [_word(rng.choice("-–•"), " ")]
    sign = "abcdefghijklmnop"[place] if kind == 1 else str(place * rng.choice([1, 1, 1, 7]))
    closing = "." if kind == 2 else ")"  # noqa: PLR2004
    front = [_word("(", "")] if kind == 3 else []  # noqa: PLR2004
    return [*front, _word(sign, ""), _word(closing, " ")]


def opened(sentence: Sentence, words: Sequence[Word]) -> Sentence:
    """The sentence with a dateline in front, all of it hung on the root."""
    by = len(words)
    root = next((i for i, word in enumerate(sentence) if word.head == i), None)
    if root is None:
        return (*(replace(word, head=None, dep=None) for word in words), *sentence)
    front = [replace(word, head=root + by, dep="punct" if word.pos == "PUNCT" else "dep") for word in words]
    return (*front, *(replace(word, head=(word.head or 0) + by) for word in sentence))


def headline(sentence: Sentence, rng: Random) -> Sentence | None:
    """A part of the sentence that could stand as a headline or crosshead, capitalised and without a final mark."""
    if any(word.head is None for word in sentence):
        return None
    tops = [i for i, word in enumerate(sentence) if word.dep in HEADS and word.pos != "PRON"]
    rng.shuffle(tops)
    for top in tops:
        inside = [i for i in subtree(sentence, top) if sentence[i].dep != "mark" or sentence[i].head != top]
        while inside and sentence[inside[0]].dep in ("case", "punct", "cc", "mark") and inside[0] != top:
            inside.pop(0)
        while inside and sentence[inside[-1]].dep == "punct":
            inside.pop()
        gapless = inside and inside[-1] - inside[0] + 1 == len(inside)
        if gapless and 1 < len(inside) <= LONGEST and all(sentence[i].head in inside or i == top for i in inside):
            return _cut(sentence, inside, top)
    return None


def _cut(sentence: Sentence, inside: list[int], top: int) -> Sentence:
    start = inside[0]
    words = [replace(sentence[i], head=(sentence[i].head or 0) - start) for i in inside]
    words[top - start] = replace(words[top - start], head=top - start, dep="ROOT")
    first = words[0].text
    words[0] = replace(words[0], text=first[0].upper() + first[1:])
    words[-1] = replace(words[-1], after=" ")
    return tuple(words)


def flat(words: Sequence[Word]) -> Sentence:
    """The words with a tree in which all hang on the first that is no mark."""
    top = next((i for i, word in enumerate(words) if word.pos != "PUNCT"), 0)
    hung = [replace(word, head=top, dep="punct" if word.pos == "PUNCT" else "dep") for word in words]
    hung[top] = replace(hung[top], dep="ROOT")
    return tuple(hung)


def _word(text: str, after: str = " ", entity: str = OUTSIDE) -> Word:
    kind = "PUNCT" if not any(c.isalnum() for c in text) else None
    return Word(text=text, after=after, pos=kind, morph="" if kind else None, entity=entity)


def _plain(text: str) -> list[Word]:
    found = []
    for chunk in text.split():
        head, mark, tail = chunk.partition(":") if not chunk[0].isdigit() else (chunk, "", "")
        elided, apostrophe, rest = head.partition("'")
        pieces = [elided + apostrophe, rest] if apostrophe and rest else [head]
        marks = [mark] if mark else []
        pieces = [p.strip("()") for p in pieces] if "(" in text else pieces
        pieces += marks + ([tail] if tail else [])
        found += [_word(p, "") for p in pieces[:-1]] + [_word(pieces[-1])]
    if text.startswith("("):
        return [_word("(", ""), *found[:-1], replace(found[-1], after=""), _word(")")]
    return found


def _tagged(text: str, label: str) -> list[Word]:
    return [_word(w, entity=f"{'B' if i == 0 else 'I'}-{label}") for i, w in enumerate(text.split())]


def _signature(wire: Wire, rng: Random) -> list[Word]:
    parts = rng.choice(wire.signatures).split("/")
    words: list[Word] = []
    for i, part in enumerate(parts):
        words += [_word("/", "")] if i else []
        words.append(
            _word(part, "", "B-ORG" if part.lower() in ("ats", "afp", "sda", "belga", "reuters", "rts") else OUTSIDE)
        )
    return words


def _clock(rng: Random) -> str:
    hour, minute = rng.randrange(24), rng.randrange(60)
    return rng.choice([f"{hour:02}:{minute:02}", f"{hour}h{minute:02}"])


def _date(wire: Wire, rng: Random) -> str:
    return f"{rng.randrange(1, 29)} {rng.choice(wire.months)} {rng.randrange(2015, 2027)}"
