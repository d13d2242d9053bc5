"""Dispatches with their sources marked: ``{elle|Léa Favre}`` is a source whose speaker is Léa Favre.

``{un élu|élu *}`` is an anonymous one, ``{ils|A; B}`` stands for both, ``{il|?}`` for nobody known, ``{il|? A; B}`` for
either of two. A file of cases holds one a paragraph; a line ``@2025-01-28`` before it gives the date of the dispatch.
Lines that start with ``#`` are comments; one that starts with ``!`` says why the case is known to fail.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from build import dispatch_with
from guillemets.entities import find_entities
from guillemets.language import parse
from guillemets.model.attribution import Act, SpeechType, Statement
from guillemets.model.dispatch import Dispatch, Part, PartKind
from guillemets.model.span import Span

if TYPE_CHECKING:
    from pathlib import Path

    from guillemets.model.entity import Cast, Resolution
    from guillemets.pipeline import Tools

_MARK = re.compile(r"\{([^|{}]+)\|([^{}]+)\}")
_SENTENCE_END = re.compile(r"[.!?]»?\s|\Z|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One dispatch: its text without marks, its date, and each marked source with the answer."""

    text: str
    published: str | None
    answers: tuple[tuple[Span, str], ...]
    fails: str = ""


def cases_of(path: Path) -> list[Case]:
    """The cases of a file, in order."""
    found = []
    published = None
    for paragraph in re.split(r"\n\s*\n", path.read_text("utf-8")):
        lines = [line for line in paragraph.splitlines() if line.strip() and not line.startswith("#")]
        fails = ""
        while lines and lines[0][0] in "@!":
            line = lines.pop(0)
            published, fails = (line[1:].strip(), fails) if line[0] == "@" else (published, line[1:].strip())
        if lines:
            found.append(replace(unmarked("\n".join(lines), published), fails=fails))
        published = None
    return found


def unmarked(marked: str, published: str | None = None) -> Case:
    """The case that a marked text gives.

    >>> unmarked("Selon {lui|Paul Blanc}, c'est faux.").text
    "Selon lui, c'est faux."
    """
    text = ""
    answers = []
    last = 0
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        answers.append((Span(len(text), len(text) + len(match[1])), match[2].strip()))
        text += match[1]
        last = match.end()
    return Case(text=text + marked[last:], published=published, answers=tuple(answers))


def dispatch_of(case: Case) -> Dispatch:
    """The case as a dispatch whose every line is a paragraph."""
    parts = [Part(kind=PartKind.PARAGRAPH, start=m.start(), end=m.end()) for m in re.finditer(r"[^\n]+", case.text)]
    return dispatch_with(case.text, tuple(parts), published=case.published)


def statements_of(case: Case) -> tuple[Statement, ...]:
    """One statement for each marked source: its cue is the word beside it, its content the rest of its sentence."""
    found = []
    for span, _ in case.answers:
        end = _SENTENCE_END.search(case.text, span.end)
        stop = end.start() if end and end.start() > span.end else len(case.text)
        opened = case.text.rfind("«", 0, span.start)
        closed = case.text.rfind("»", 0, span.start)
        direct = opened >= 0 and closed > opened
        content = Span(opened, closed + 1) if direct else Span(span.end, max(stop, span.end + 1))
        found.append(
            Statement(
                content=(content,),
                type=SpeechType.DIRECT if direct else SpeechType.INDIRECT,
                cue=span,
                source=span,
                act=Act.STATES,
                rule="marked",
                part=0,
                confidence=1.0,
            )
        )
    return tuple(found)


def read(case: Case, tools: Tools) -> Cast:
    """Who is who in the case."""
    parsed, _ = parse(dispatch_of(case), tools.nlp, tools.lexicons)
    return find_entities(parsed, statements_of(case), tools.lexicons)


def answer_of(cast: Cast, resolution: Resolution) -> str:
    """A resolution in the notation of the marks."""
    names = "; ".join(cast.entities[i].name for i in resolution.entities)
    if not names:
        candidates = "; ".join(sorted(cast.entities[i].name for i in resolution.candidates))
        return f"? {candidates}".strip()
    return f"{names} *" if resolution.anonymous else names
