"""What holds for every text, however mangled: nothing lost, nothing twice, parts in order, and in linear time."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guillemets.errors import GuillemetsError
from guillemets.formats import read_bytes, read_text
from guillemets.layout import read_layout
from guillemets.lexicons import load_lexicons
from guillemets.model.dispatch import Dispatch, Origin, PartKind, RawDispatch

if TYPE_CHECKING:
    from collections.abc import Callable

    from guillemets.model.refusal import Refusal

WORDS = load_lexicons()
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"
DISPATCH = """Justice «Pas un centime» pour la commune, selon le tribunal et l'Etat

ATS

3.3.2021 - 08:15

Le tribunal cantonal a débouté mercredi la commune de Prangins (VD), a-t-on appris auprès du greffe. (ats/nxp)

Keystone-SDA

Le syndic Yves Roux à la sortie du tribunal.
Le syndic Yves Roux à la sortie du tribunal.
sda

La commune réclamait «2 millions» à l'Etat. «C'est un camouflet», a lâché le syndic.Line Noir, son avocate, étudie un \
recours. Recours probable Selon elle, «rien n'est perdu».  La commune a trente jours.

Lire aussi: Prangins et son château

Prangins perd son procès, 2 millions en jeu #VD pic.twitter.com/a1B2— La Côte (@lacote) 3 mars 2021  Prangins perd son \
procès, 2 millions en jeu #VD pic.twitter.com/a1B2 L'Etat n'a pas réagi. M. Roux, lui, parle d'une «farce».

Mis à jour: 3.3.2021, 09:30
GENÈVE, 3 mars (ATS) - “Fin” \u00ab\u00a0double\u00a0\u00bb"""
WARTS = [
    "«",
    "»",
    '"',
    "“",
    "”",
    "(",
    ")",
    "—",
    "\n",
    "\r\n",
    "  ",
    "\u00a0",
    "\u2028",
    "\t",
    ".",
    "(ats/nxp)",
    "ATS",
    "<a>",
    "Selon ",
    "31.2.2021",
    "\ufffd",
    "\u200b",
    "👍",
    "İ",
    "ß",
    "(@x) 3 mars 2021",
    "Publié le 3.3.2021 à 8h ",
]


def read(text: str) -> tuple[Dispatch, tuple[Refusal, ...]]:
    return read_layout(RawDispatch(text=text, origin=Origin()), WORDS)


def check(text: str) -> None:
    dispatch, refusals = read(text)
    parts = dispatch.parts
    covered = [False] * len(text)
    for part in parts:
        assert 0 <= part.start < part.end <= len(text)
        words = text[part.start : part.end]
        assert not words[0].isspace()
        assert not words[-1].isspace()
        covered[part.start : part.end] = [True] * (part.end - part.start)
    for one, two in pairwise(parts):
        assert one.end <= two.start
    lost = [c for c, inside in zip(text, covered, strict=True) if not inside and not c.isspace() and c not in INVISIBLE]
    assert lost == []
    for i, part in enumerate(parts):
        if part.duplicate_of is not None:
            assert part.duplicate_of < i
            first = parts[part.duplicate_of]
            copy = "".join(text[part.start : part.end].split())
            assert "".join(text[first.start : first.end].split()).startswith(copy)
    for kind in (PartKind.KICKER, PartKind.HEADLINE, PartKind.LEAD, PartKind.BYLINE):
        passage = getattr(dispatch, kind.value)
        first_of_kind = next((part for part in parts if part.kind is kind), None)
        assert (passage and passage.span) == (first_of_kind and passage.span)
    for passage in (dispatch.kicker, dispatch.headline, dispatch.agency, dispatch.byline, dispatch.lead):
        assert passage is None or text[passage.start : passage.end] == passage.text
    if dispatch.dateline is not None:
        assert text[dispatch.dateline.start : dispatch.dateline.end] == dispatch.dateline.text
        assert any(p.start == dispatch.dateline.start and dispatch.dateline.end < p.end for p in parts)
    assert all(0 <= refusal.start < refusal.end <= len(text) for refusal in refusals)


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """A dispatch with pieces dropped, doubled, moved, joined, and warts put in."""
    text = DISPATCH
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, max(0, len(text) - 1)))
        size = draw(st.integers(1, 60))
        match draw(st.sampled_from(["drop", "double", "wart", "join", "unquote", "move", "cut", "case"])):
            case "drop":
                text = text[:at] + text[at + size :]
            case "double":
                text = text[: at + size] + text[at:]
            case "wart":
                text = text[:at] + draw(st.sampled_from(WARTS)) + text[at:]
            case "join":
                text = text.replace("\n", draw(st.sampled_from(["", " ", "  ", "\n\n"])), draw(st.integers(1, 30)))
            case "unquote":
                text = text.replace(draw(st.sampled_from("«»“”")), "", draw(st.integers(1, 4)))
            case "move":
                text = text[:at] + text[at + size :] + text[at : at + size]
            case "cut":
                text = text[at:]
            case _:
                text = text[:at] + text[at : at + size].swapcase() + text[at + size :]
    return text


def test_the_whole_dispatch_is_sound():
    check(DISPATCH)


@settings(max_examples=400, deadline=None)
@given(mangled())
def test_a_mangled_dispatch_is_sound(text: str):
    check(text)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_sound(text: str):
    check(text)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([*WARTS, *DISPATCH.split(" ")]), max_size=60).map(" ".join))
def test_any_shuffle_is_sound(text: str):
    check(text)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes):
    try:
        raw = read_bytes(data, Origin(path="a.txt"))
    except GuillemetsError:
        return
    check(raw.text)


@settings(max_examples=50, deadline=None)
@given(mangled())
def test_reading_twice_gives_the_same(text: str):
    assert read(text) == read(text)


# Seconds; a quadratic step needs minutes for such a text.
SLOWEST = 15
LONG = {
    "dispatch on one line": lambda n: " ".join(DISPATCH.split("\n")) * (n // len(DISPATCH)),
    "words": lambda n: "La gare a fermé. Vent fort Selon la ville, la gare a fermé. " * (n // 60),
    "full stops": lambda n: "." * n,
    "initials": lambda n: "A." * (n // 2),
    "guillemets": lambda n: "«" * n,
    "brackets": lambda n: "(" * n,
    "tags": lambda n: "<a" * (n // 2),
    "signatures": lambda n: "— N (@n) 3 mars 2021 " * (n // 21),
    "handles": lambda n: "(@n)" * (n // 4),
    "dates": lambda n: "3.3.2021 - 08:15 " * (n // 17),
    "short lines": lambda n: "ATS\n" * (n // 4),
    "same lines": lambda n: "Le pont a rouvert mercredi.\n" * (n // 28),
    "capitals": lambda n: "AB " * (n // 3),
    "questions": lambda n: "A B c ? " * (n // 8),
    "blanks": lambda n: "a" + " " * n + "b",
    "letters": lambda n: "a" * n,
}


@pytest.mark.parametrize("name", LONG)
def test_a_long_text_takes_linear_time(name: str):
    make: Callable[[int], str] = LONG[name]
    began = time.perf_counter()
    read(make(300_000))
    assert time.perf_counter() - began < SLOWEST


def test_a_line_of_a_megabyte_is_read():
    text = "La gare a fermé lundi soir, a dit la ville. " * 23_000
    began = time.perf_counter()
    dispatch, _ = read(read_text(text, Origin()).text)
    assert time.perf_counter() - began < SLOWEST
    assert dispatch.lead is not None
