from __future__ import annotations

from pathlib import Path

import pytest

from attributions.marks import Case, MarkError, read_case, read_cases
from guillemets.model.dispatch import PartKind


def words(case: Case, number: int = 0) -> tuple[object, ...]:
    one = case.reported[number]
    return (
        [c.of(case.text) for c in one.content],
        one.cue.of(case.text) if one.cue else None,
        one.source.of(case.text) if one.source else None,
        [r.of(case.text) for r in one.relay],
    )


def test_marks_leave_the_sentence() -> None:
    case = read_case("{Selon} <la voirie>, [le pont rouvrira].")
    assert case.text == "Selon la voirie, le pont rouvrira."
    assert words(case) == (["le pont rouvrira"], "Selon", "la voirie", [])


def test_a_content_may_come_in_fragments() -> None:
    case = read_case("[«Non»], {dit}-<il>, [«jamais»].")
    assert words(case) == (["«Non»", "«jamais»"], "dit", "il", [])


def test_superscripts_tell_attributions_apart_and_may_share_a_mark() -> None:
    case = read_case("¹²<Elle> ¹{salue} ¹[l'accord] et ²{promet} ²[de l'appliquer].")
    assert words(case, 0) == (["l'accord"], "salue", "Elle", [])
    assert words(case, 1) == (["de l'appliquer"], "promet", "Elle", [])


def test_nesting_tells_the_relay() -> None:
    case = read_case("{Selon} <Tass>, [²<Minsk> ²{dit} que ²[³<Riga> ³{nie} ³[tout]]].")
    assert words(case, 2) == (["tout"], "nie", "Riga", ["Tass", "Minsk"])


def test_bars_tell_a_relay_that_no_content_shows() -> None:
    case = read_case("[«Non»], {a dit} <Ivan>, cité par |l'agence Tass|.")
    assert words(case) == (["«Non»"], "a dit", "Ivan", ["l'agence Tass"])


def test_superscripts_of_the_text_stay() -> None:
    case = read_case("<Elle> {annonce} [200 m² et 3 m³].")
    assert words(case)[0] == ["200 m² et 3 m³"]


def test_signs_part_the_text() -> None:
    case = read_case("‡ Titre ¶ Un début. § Un intertitre ¶ Une suite. ⧉ Une suite.")
    assert case.text == "Titre\n\nUn début.\n\nUn intertitre\n\nUne suite.\n\nUne suite."
    assert [(p.kind, case.text[p.start : p.end]) for p in case.parts] == [
        (PartKind.HEADLINE, "Titre"),
        (PartKind.PARAGRAPH, "Un début."),
        (PartKind.CROSSHEAD, "Un intertitre"),
        (PartKind.PARAGRAPH, "Une suite."),
        (PartKind.BOILERPLATE, "Une suite."),
    ]
    assert case.parts[4].duplicate_of == 3


@pytest.mark.parametrize("marked", ["[Non", "Non]", "[Non}", "{dit} <Anne>", "[Non] {dit} {dit}"])
def test_marks_that_do_not_fit_are_refused(marked: str) -> None:
    with pytest.raises(MarkError):
        read_case(marked)


def test_files_name_phenomena_and_reasons(tmp_path: Path) -> None:
    path = tmp_path / "cas.txt"
    path.write_text("# Une incise\n[«A»], {dit} <B>.\n\nxfail: trop loin\n[«A»], {dit} hier <B>.\n", encoding="utf-8")
    assert [(c.line, c.phenomenon, c.xfail) for c in read_cases(path)] == [
        (2, "Une incise", None),
        (5, "Une incise", "trop loin"),
    ]


def test_a_reason_without_a_case_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cas.txt"
    path.write_text("xfail: trop loin\n", encoding="utf-8")
    with pytest.raises(MarkError):
        read_cases(path)
