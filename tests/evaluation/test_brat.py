"""Gold in brat standoff, as the FRACAS corpus keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from guillemets.errors import InputError
from guillemets.evaluation import Predicted, judge, read_gold, score

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "La maire Lucia Arnold s'inquiète. «Le pont», a-t-elle dit, «tient à peine.» Selon les pompiers, il est fermé."


def entity(name: str, label: str, *fragments: str) -> str:
    """The line of an entity over the first place of each fragment."""
    places = ";".join(f"{TEXT.index(words)} {TEXT.index(words) + len(words)}" for words in fragments)
    return f"{name}\t{label} {places}\t{' '.join(fragments)}\n"


ANN = (
    entity("T1", "Agent", "maire Lucia Arnold")
    + entity("T2", "Direct_Quotation", "«Le pont»", "«tient à peine.»")
    + entity("T3", "Cue", "a-t-elle dit")
    + entity("T4", "Source_Pronoun", "elle")
    + entity("T5", "Indirect Quotation", "il est fermé")
    + entity("T6", "Cue", "Selon")
    + entity("T7", "Group_of_People", "les pompiers")
    + entity("T8", "Place", "pont")
    + """\
R1\tQuoted_in Arg1:T4 Arg2:T2
R2\tIndicates Arg1:T3 Arg2:T2
R3\tRefers_to Arg1:T4 Arg2:T1
R4\tQuoted_in Arg1:T7 Arg2:T5
R5\tIndicates Arg1:T5 Arg2:T6
#1\tAnnotatorNotes T1\tvérifier
"""
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pont.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "pont.ann").write_text(ANN, encoding="utf-8")
    return tmp_path


def words(places: tuple[tuple[int, int], ...]) -> list[str]:
    return [TEXT[start:end] for start, end in places]


def test_quotations_become_attributions(folder: Path) -> None:
    (dispatch,) = read_gold(folder)
    direct, indirect = dispatch.attributions
    assert (direct.type, words(direct.content)) == ("direct", ["«Le pont»", "«tient à peine.»"])
    assert (words(direct.cue), words(direct.source)) == (["a-t-elle dit"], ["elle"])
    assert (indirect.type, words(indirect.content)) == ("indirect", ["il est fermé"])


def test_a_pronoun_is_followed_to_the_one_it_stands_for(folder: Path) -> None:
    (dispatch,) = read_gold(folder)
    assert [one.speakers for one in dispatch.attributions] == [("maire Lucia Arnold",), ("les pompiers",)]


def test_a_relation_counts_whichever_way_it_was_drawn(folder: Path) -> None:
    (dispatch,) = read_gold(folder)
    assert words(dispatch.attributions[1].cue) == ["Selon"]


def test_anonymity_and_relays_are_not_judged(folder: Path) -> None:
    gold = read_gold(folder)
    figures = score([judge(one, Predicted(attributions=one.attributions)) for one in gold])
    assert (figures["end_to_end_f1"], figures["acc_anonymous"]) == (1.0, 0.0)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("T9\tCue quarante 41\tpont", r"malformed line \(.*pont.ann:15\)"),
        ("R6\tIndicates Arg1:T3", r"malformed line \(.*pont.ann:15\)"),
        ("R6\tIndicates Arg1:T3 Arg2:T44", "unknown entities"),
    ],
)
def test_a_broken_file_is_named_with_its_line(folder: Path, line: str, complaint: str) -> None:
    with (folder / "pont.ann").open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    with pytest.raises(InputError, match=complaint):
        read_gold(folder)


def test_a_folder_keeps_one_form_of_gold(folder: Path) -> None:
    (folder / "pont.json").write_text("{}")
    with pytest.raises(InputError, match="both"):
        read_gold(folder)
