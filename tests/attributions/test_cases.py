"""Every construction on sentences with the answer marked in them: see marks.py for how to read ``cases/``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from attributions.marks import Case, Reported, read_cases
from guillemets.attributions import find_attributions
from guillemets.language import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from guillemets.model.span import Span
    from guillemets.pipeline import Tools

EXACT = "source_spans"  # the file whose sources are held to the letter
FILES = sorted((Path(__file__).parent / "cases").glob("*.txt"))


def parameters() -> list[object]:
    return [
        pytest.param(
            case,
            letter_by_letter if path.stem == EXACT else same,
            id=f"{path.stem}-{case.line}",
            marks=[pytest.mark.xfail(reason=case.xfail, strict=True)] if case.xfail else [],
        )
        for path in FILES
        for case in read_cases(path)
    ]


def found_in(case: Case, tools: Tools) -> list[Reported]:
    parsed, _ = parse(case.dispatch, tools.nlp, tools.lexicons)
    return [
        Reported(content=one.content, cue=one.cue, source=one.source, relay=one.relay)
        for one in find_attributions(parsed, tools.lexicons).items
    ]


def same(expected: Reported, found: Reported, text: str) -> bool:
    """Contents word by word; cue, source and relay where they overlap."""
    return (
        expected.words(text) == found.words(text)
        and touch(expected.cue, found.cue)
        and touch(expected.source, found.source)
        and len(expected.relay) == len(found.relay)
        and all(map(touch, expected.relay, found.relay))
    )


def touch(one: Span | None, other: Span | None) -> bool:
    return one is other is None or (one is not None and other is not None and one.overlaps(other))


def letter_by_letter(expected: Reported, found: Reported, text: str) -> bool:
    """As ``same``, and the source ends where it is marked to end."""
    return same(expected, found, text) and expected.source == found.source


def differences(case: Case, found: list[Reported], fits: Callable[[Reported, Reported, str], bool] = same) -> list[str]:
    """What was missed (-) and what is too much (+), each as content, cue, source and relay."""
    left = list(found)
    missed = []
    for expected in case.reported:
        match = next((f for f in left if fits(expected, f, case.text)), None)
        if match is None:
            missed.append("- " + told(expected, case.text))
        else:
            left.remove(match)
    return missed + ["+ " + told(one, case.text) for one in left]


def told(one: Reported, text: str) -> str:
    content = " … ".join(c.of(text) for c in one.content)
    cue, source = (span.of(text) if span else "∅" for span in (one.cue, one.source))
    relay = "".join(f" |{r.of(text)}|" for r in one.relay)
    return f"[{content}] {{{cue}}} <{source}>{relay}"


@pytest.mark.model
@pytest.mark.parametrize(("case", "fits"), parameters())
def test_sentence_reports_what_is_marked(
    case: Case, fits: Callable[[Reported, Reported, str], bool], tools: Tools
) -> None:
    assert differences(case, found_in(case, tools), fits) == [], case.phenomenon


def test_every_file_has_cases_under_a_named_phenomenon() -> None:
    assert [p.stem for p in FILES if not all(c.phenomenon for c in read_cases(p))] == []


def test_some_sentences_of_the_files_report_nothing() -> None:
    silent = [case for path in FILES for case in read_cases(path) if not case.reported]
    assert len(silent) >= 40
