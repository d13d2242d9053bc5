"""Sentences with their attributions marked in them, as the files of ``cases/`` hold them.

    [«Nous ne céderons pas»], {a prévenu} <le ministre de l'Intérieur>.

``[...]`` is a content, ``{...}`` a cue, ``<...>`` a source and ``|...|`` somebody on whose word another reports. A
sentence with several attributions numbers them with superscripts before the opening mark; without one, a mark belongs
to the first. Marks nest, and several numbers may share one mark: ``¹²<La ministre> ¹{a salué} ¹[l'accord] et
²{promis} ²[de l'appliquer]``. A mark that comes twice holds a second fragment. A sentence without marks reports nothing.

The attributions inside somebody's content are on that one's word: their relay is read off the nesting, and bars are
needed only for a relay from another sentence or from an apposition ("cité par l'agence Tass"), outermost first.

``¶`` begins a new paragraph, ``§`` a crosshead, ``‡`` a headline, ``⧉`` the second copy of the part before it.

In a file, a line is a case; ``# ...`` names the phenomenon of the cases below it; ``xfail: why`` stands before a case
that does not pass yet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from build import dispatch_with
from guillemets.model.dispatch import Dispatch, Part, PartKind
from guillemets.model.span import Span

if TYPE_CHECKING:
    from pathlib import Path

SUPERSCRIPTS = "¹²³⁴⁵⁶⁷⁸⁹"
_BRACKETS = {"[": "]", "{": "}", "<": ">"}
_KINDS = {
    "¶": PartKind.PARAGRAPH,
    "§": PartKind.CROSSHEAD,
    "‡": PartKind.HEADLINE,
    "⧉": PartKind.BOILERPLATE,
}
_TOKEN = re.compile(f"(?P<numbers>[{SUPERSCRIPTS}]*)(?P<mark>[][{{}}<>|])| ?(?P<part>[¶§‡⧉]) ?")
_WORD = re.compile(r"\w+")


class MarkError(ValueError):
    """A case whose marks do not fit together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """One attribution: its places in the text; ``relay`` outermost first."""

    content: tuple[Span, ...]
    cue: Span | None = None
    source: Span | None = None
    relay: tuple[Span, ...] = ()

    def words(self, text: str) -> frozenset[int]:
        """Where the words of the content begin."""
        return frozenset(m.start() for c in self.content for m in _WORD.finditer(text, c.start, c.end))


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A text without its marks, what it reports, and why it does not pass yet (None when it should)."""

    text: str
    parts: tuple[Part, ...]
    reported: tuple[Reported, ...]
    line: int = 0
    phenomenon: str = ""
    xfail: str | None = None

    @property
    def dispatch(self) -> Dispatch:
        """The text as a dispatch whose parts are known, so that a case does not depend on the layout stage."""
        return dispatch_with(self.text, self.parts)


@dataclass(slots=True)
class _Marked:
    """What the marks with one number hold."""

    content: list[Span] = field(default_factory=list)
    cue: Span | None = None
    source: Span | None = None
    relay: list[Span] = field(default_factory=list)


def read_case(marked: str, *, line: int = 0, phenomenon: str = "", xfail: str | None = None) -> Case:
    """The case that a marked sentence stands for. Raises MarkError when its marks do not fit together.

    >>> case = read_case("[«Non»], {a dit} <Anne>.")
    >>> case.text, case.reported[0].cue.of(case.text)
    ('«Non», a dit Anne.', 'a dit')
    """
    text = ""
    found: dict[int, _Marked] = {}
    borders: list[tuple[int, PartKind]] = []
    opened: list[tuple[str, str, int]] = []
    last = 0
    for token in _TOKEN.finditer(marked):
        text += marked[last : token.start()]
        last = token.end()
        if token["part"]:
            text += "\n\n" if text else ""
            borders.append((len(text), _KINDS[token["part"]]))
            continue
        mark, numbers = token["mark"], token["numbers"]
        if mark in _BRACKETS or (mark == "|" and not (opened and opened[-1][0] == "|")):
            opened.append((mark, numbers, len(text)))
        elif not opened or _BRACKETS.get(opened[-1][0], "|") != mark:
            raise MarkError(f"{mark} closes nothing in: {marked}")
        else:
            text += numbers
            _keep(found, *opened.pop(), len(text))
    text += marked[last:]
    if opened:
        raise MarkError(f"{opened[-1][0]} stays open in: {marked}")
    return Case(
        text=text,
        parts=_parts(borders, len(text)),
        reported=tuple(_reported(n, found) for n in sorted(found)),
        line=line,
        phenomenon=phenomenon,
        xfail=xfail,
    )


def read_cases(path: Path) -> list[Case]:
    """The cases of a file, in order. Raises MarkError for marks that do not fit, or for a reason without its case."""
    cases: list[Case] = []
    phenomenon = ""
    reason: str | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            phenomenon = line.removeprefix("#").strip()
        elif line.startswith("xfail:"):
            reason = line.removeprefix("xfail:").strip()
        elif line:
            cases.append(read_case(line, line=number, phenomenon=phenomenon, xfail=reason))
            reason = None
    if reason is not None:
        raise MarkError(f"{path.name} ends with a reason that no case follows: {reason}")
    return cases


def _keep(found: dict[int, _Marked], mark: str, numbers: str, start: int, end: int) -> None:
    span = Span(start, end)
    for number in numbers or SUPERSCRIPTS[0]:
        one = found.setdefault(SUPERSCRIPTS.index(number), _Marked())
        if mark == "[":
            one.content.append(span)
        elif mark == "|":
            one.relay.append(span)
        elif getattr(one, "cue" if mark == "{" else "source") is not None:
            raise MarkError(f"{number}{mark} comes twice")
        else:
            setattr(one, "cue" if mark == "{" else "source", span)


def _reported(number: int, found: dict[int, _Marked]) -> Reported:
    one = found[number]
    if not one.content:
        raise MarkError(f"attribution {SUPERSCRIPTS[number]} has no content")
    relay = one.relay or _chain(number, found)
    return Reported(content=tuple(sorted(one.content)), cue=one.cue, source=one.source, relay=tuple(relay))


def _chain(number: int, found: dict[int, _Marked]) -> list[Span]:
    """The sources of the contents that hold this attribution, outermost first."""
    anchor = found[number].cue or min(found[number].content)
    around = []
    for other, outer in found.items():
        holding = [c for c in outer.content if other != number and anchor.within(c)]
        if holding and outer.source is not None:
            around.append((len(holding[0]), outer.source))
    return [source for _, source in sorted(around, reverse=True)]


def _parts(borders: list[tuple[int, PartKind]], end: int) -> tuple[Part, ...]:
    if not borders or borders[0][0] > 0:
        borders = [(0, PartKind.PARAGRAPH), *borders]
    ends = [start - 2 for start, _ in borders[1:]] + [end]
    return tuple(
        Part(kind=kind, start=start, end=stop, duplicate_of=i - 1 if kind is PartKind.BOILERPLATE else None)
        for i, ((start, kind), stop) in enumerate(zip(borders, ends, strict=True))
    )
