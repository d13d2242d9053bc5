"""What newswire does to text: marks changed, dropped, doubled and glued, capitals, bare accents, fused lines."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from furniture import dateline, headline, line, number, opened
from speech import reported
from words import OUTSIDE, UNKNOWN, Sentence, Word, ending, is_leaf, without

if TYPE_CHECKING:
    from random import Random

    from speech import Wire

NBSP = "\u00a0"
WIDE = ("  ", "  ", NBSP, f" {NBSP}", f"{NBSP} ", "   ")
LINE = 12
STYLES = (
    ("«", "»", ""),
    ("«", "»", ""),
    ("«", "»", " "),
    ("«", "»", NBSP),
    ('"', '"', ""),
    ('"', '"', ""),
    ("“", "”", ""),
)
OPENING, CLOSING, STRAIGHT = "«“", "»”", '"'
HIGH = ";:!?%»"
FINAL = (".", "!", "?", "…", "...")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """How often each thing happens: per passage unless said otherwise."""

    reported: float = 0.25  # per sentence
    opening_lines: float = 0.35
    dateline: float = 0.12
    crosshead: float = 0.07  # per sentence
    enumeration: float = 0.06
    new_line: float = 0.2  # per sentence
    glued: float = 0.015  # per sentence
    unstopped: float = 0.25  # per sentence that ends its line
    curly: float = 0.35
    unbreakable: float = 0.2
    bare_capitals: float = 0.5
    capitals: float = 0.03  # per sentence
    loud_name: float = 0.02  # per word
    mark_fault: float = 0.12  # per sentence with a mark
    wide: float = 0.015  # per space
    wide_at_mark: float = 0.12  # per space in front of an opening mark
    wrapped: float = 0.03  # per sentence


RATES = Rates()


def syntax_passage(sentences: list[Sentence], wire: Wire, rng: Random, *, late: bool = True) -> list[Sentence]:
    """The sentences as a dispatch would run them, lines of furniture and reported speech among them."""
    made = _opening(sentences, wire, rng)
    listed = rng.randrange(1, 6) if late and rng.random() < RATES.enumeration else None
    for i, plain in enumerate(sentences):
        sentence = reported(plain, wire, rng) if rng.random() < RATES.reported else plain
        if listed is not None:
            sentence = opened(sentence, number(listed + i, rng))
        if i == 0 and rng.random() < RATES.dateline:
            sentence = opened(sentence, dateline(wire, rng))
        made.append(_ended(sentence, rng))
        if rng.random() < RATES.crosshead and (head := headline(rng.choice(sentences), rng)):
            made[-1] = ending(made[-1], rng.choice(["\n\n", "\n", "\n\n", " "]))
            made.append(ending(head, rng.choice(["\n\n", "\n", "\n\n", " "])))
    return [_noisy(sentence, style, rng, late=late) for style in [_style(rng)] for sentence in made]


def names_passage(
    paragraphs: list[Sentence], heads: list[Sentence], wire: Wire, rng: Random, *, late: bool = True
) -> list[Sentence]:
    """Paragraphs with names, under noise, with furniture and crossheads (``heads``) that hold no name."""
    made: list[Sentence] = []
    if rng.random() < RATES.opening_lines:
        made.append(_bare(ending(line(wire, rng), rng.choice(["\n\n", "\n", " "]))))
    for i, paragraph in enumerate(paragraphs):
        opens = i == 0 and rng.random() < RATES.dateline
        made.append(opened(paragraph, dateline(wire, rng)) if opens else paragraph)
        if rng.random() < RATES.crosshead and heads:
            made.append(_bare(ending(rng.choice(heads), rng.choice(["\n\n", "\n", " "]))))
    return [_noisy(sentence, style, rng, late=late) for style in [_style(rng)] for sentence in made]


def nameless(sentence: Sentence) -> Sentence:
    """The sentence tagged as holding no name, if no word of it but the first looks like one; else as it is."""
    looks = any(w.pos in ("PROPN", "X", None) or (i and w.text[0].isupper()) for i, w in enumerate(sentence))
    return sentence if looks else tuple(replace(word, entity=OUTSIDE) for word in sentence)


def _bare(sentence: Sentence) -> Sentence:
    """The sentence without its tree, for passages that have none."""
    return tuple(replace(w, head=None, dep=None, entity=OUTSIDE if w.entity == UNKNOWN else w.entity) for w in sentence)


def _opening(sentences: list[Sentence], wire: Wire, rng: Random) -> list[Sentence]:
    if rng.random() > RATES.opening_lines:
        return []
    gap = rng.choice(["\n\n", "\n", " "])
    lines = [line(wire, rng) for _ in range(rng.randrange(3))]
    if head := headline(rng.choice(sentences), rng):
        lines.insert(rng.randrange(len(lines) + 1), head)
    return [ending(found, gap) for found in lines]


def _ended(sentence: Sentence, rng: Random) -> Sentence:
    """The sentence with what stands behind it: a space, a new line, or nothing at all."""
    chance = rng.random()
    if chance < RATES.glued and sentence[-1].text in (".", "»", "!", "?"):
        return ending(sentence, "")
    if chance > RATES.glued + RATES.new_line:
        return ending(sentence, rng.choice([" "] * 9 + ["  "]))
    last = len(sentence) - 1
    if rng.random() < RATES.unstopped and sentence[-1].text in FINAL and last > 1 and is_leaf(sentence, last):
        sentence = without(sentence, last)
    return ending(sentence, rng.choice(["\n\n", "\n\n", "\n", " \n"]))


@dataclass(frozen=True, slots=True)
class _Style:
    quotes: tuple[str, str, str]
    curly: bool
    unbreakable: bool
    bare: bool


def _style(rng: Random) -> _Style:
    """The typography of one passage."""
    return _Style(
        quotes=rng.choice(STYLES),
        curly=rng.random() < RATES.curly,
        unbreakable=rng.random() < RATES.unbreakable,
        bare=rng.random() < RATES.bare_capitals,
    )


def _noisy(sentence: Sentence, style: _Style, rng: Random, *, late: bool) -> Sentence:
    """One sentence in the typography of its passage, with its share of faults."""
    words = _requoted(sentence, style.quotes)
    words = _faulty_marks(words, rng)
    loud = len(words) < 20 and rng.random() < RATES.capitals  # noqa: PLR2004
    words = tuple(_typed(word, style, loud=loud or _shouts(word, rng)) for word in words)
    words = _unbroken(words) if style.unbreakable else words
    return _wrapped(words, rng) if late and rng.random() < RATES.wrapped else _widened(words, rng) if late else words


def _widened(sentence: Sentence, rng: Random) -> Sentence:
    """The sentence with a space here and there too wide, most often in front of an opening mark."""
    made = list(sentence)
    for i, (word, after) in enumerate(pairwise(sentence)):
        rate = RATES.wide_at_mark if after.text in OPENING + STRAIGHT else RATES.wide
        if word.after == " " and rng.random() < rate:
            made[i] = replace(word, after=rng.choice(WIDE))
    return tuple(made)


def _wrapped(sentence: Sentence, rng: Random) -> Sentence:
    """The sentence broken into lines of some twelve words, as mail and old systems wrap it."""
    shift = rng.randrange(LINE)
    wraps = [i % LINE == shift and word.after == " " for i, word in enumerate(sentence[:-1])]
    lines = (replace(word, after="\n") if wrap else word for word, wrap in zip(sentence, wraps, strict=False))
    return (*lines, sentence[-1])


def _shouts(word: Word, rng: Random) -> bool:
    named = word.pos == "PROPN" or word.entity[:2] in ("B-", "I-")
    return named and rng.random() < RATES.loud_name


def _typed(word: Word, style: _Style, *, loud: bool) -> Word:
    text = word.text.upper() if loud and len(word.text.upper()) == len(word.text) else word.text
    if style.bare and text[0].isupper():
        text = "".join(_plain(char) if char.isupper() else char for char in text)
    return replace(word, text=text.replace("'", "’") if style.curly else text)


def _plain(char: str) -> str:
    return unicodedata.normalize("NFD", char)[0]


def _requoted(sentence: Sentence, quotes: tuple[str, str, str]) -> Sentence:
    """The sentence with its quotation marks in one style, the space inside them included."""
    opening, closing, gap = quotes
    words = list(sentence)
    inside = False
    for i, word in enumerate(words):
        opens = word.text in OPENING or (word.text == STRAIGHT and not inside)
        if word.text not in OPENING + CLOSING + STRAIGHT:
            continue
        if opens:
            words[i] = replace(word, text=opening, after=gap if i + 1 < len(words) else word.after)
        else:
            words[i] = replace(word, text=closing)
            if i and words[i - 1].text not in OPENING:
                words[i - 1] = replace(words[i - 1], after=gap)
        inside = opens
    return tuple(words)


def _faulty_marks(sentence: Sentence, rng: Random) -> Sentence:
    """The sentence with, now and then, a mark dropped, doubled, turned round, or glued to both its neighbours."""
    marks = [i for i, w in enumerate(sentence) if w.text in OPENING + CLOSING + STRAIGHT and is_leaf(sentence, i)]
    if not marks or rng.random() > RATES.mark_fault:
        return sentence
    at = rng.choice(marks)
    kind = rng.randrange(4)
    word = sentence[at]
    if kind == 0 and len(sentence) > 2:  # noqa: PLR2004
        return without(sentence, at)
    if kind == 1:
        return _doubled(sentence, at)
    if kind == 2 and word.text in "«»":  # noqa: PLR2004
        return (*sentence[:at], replace(word, text="«»"[word.text == "«"]), *sentence[at + 1 :])
    before = [replace(sentence[at - 1], after="")] if at else []
    tight = replace(word, after="" if at + 1 < len(sentence) else word.after)
    return (*sentence[: max(at - 1, 0)], *before, tight, *sentence[at + 1 :])


def _doubled(sentence: Sentence, at: int) -> Sentence:
    moved = [w if w.head is None or w.head <= at else replace(w, head=w.head + 1) for w in sentence]
    return (*moved[:at], replace(moved[at], after=""), *moved[at:])


def _unbroken(sentence: Sentence) -> Sentence:
    """The sentence with no-break spaces in front of high punctuation, as careful typesetting has them."""
    pairs = zip(sentence, [*sentence[1:], None], strict=True)
    return tuple(
        replace(word, after=NBSP) if after and after.text in HIGH and word.after in ("", " ") else word
        for word, after in pairs
    )
