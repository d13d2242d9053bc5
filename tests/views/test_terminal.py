"""The terminal page: everything a statement rests on, at any width."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from build import at, attribution, sample
from guillemets.model.attribution import Act, SpeakerKind
from guillemets.model.dispatch import Status
from guillemets.model.record import Record
from guillemets.views.interface import Interface, Language
from guillemets.views.terminal import TerminalPage


def page(record: Record, width: int = 100, language: Language = Language.EN, *, colours: bool = False) -> str:
    out = io.StringIO()
    console = Console(
        file=out, width=width, highlight=False, force_terminal=colours, color_system="standard" if colours else None
    )
    console.print(TerminalPage(record, Interface(language)))
    return out.getvalue()


def block(text: str, speaker: str) -> str:
    """The statement of the page that begins with the name of ``speaker``."""
    return next(b for b in text.split("\n\n") if b.lstrip().startswith(speaker))


def test_head_shows_rubric_headline_agency_date_and_counts():
    lines = page(sample()).replace("\u00a0", " ").splitlines()
    assert lines[:3] == [
        "Transports",
        "«Un tunnel de trop» au Gothard, selon Uri et le Tessin",
        "ATS · 12 March 2025, 18:05 · 5 paragraphs · 9 statements · 2 dates and times",
    ]


def test_statement_shows_speaker_role_act_addressee_words_and_place():
    name, words = block(page(sample()), "Lucia Arnold").splitlines()
    assert name.split("   ")[0].strip() == "Lucia Arnold"
    assert "directrice des travaux publics" in name
    assert name.endswith("threatens → Berne")
    assert words.startswith("  │ «Nous ne paierons pas un franc de plus»")
    assert words.endswith("§\u00a02")


@pytest.mark.parametrize(
    ("value", "mod", "english", "french"),
    [
        ("2025-03-05", None, " · 5 March", " · 5 mars"),
        ("2025-03-11TEV", None, " · 11 March", " · 11 mars"),
        ("2024-12-31", None, " · 31 December 2024", " · 31 décembre 2024"),
        ("2025-W10", None, " · mercredi", " · mercredi"),
        ("2025-03", "START", " · mercredi", " · mercredi"),
        ("PAST_REF", None, " · mercredi", " · mercredi"),
        ("2025-03-12", None, "", ""),
        ("2025-03-12TMO", None, "", ""),
        ("2025-W11", None, "", ""),
        ("2025-03", None, "", ""),
    ],
)
def test_statement_of_another_day_shows_its_day_beside_its_place(
    value: str, mod: str | None, english: str, french: str
):
    record = sample()
    record = replace(record, times=(replace(record.times[0], value=value, mod=mod),))
    for told, language in ((english, Language.EN), (french, Language.FR)):
        first = block(page(record, language=language), "Conseil d'Etat uranais")
        assert first.splitlines()[1].endswith(f"§\u00a01{told}")


def test_day_of_a_statement_is_told_whole_where_the_dispatch_has_none():
    record = sample()
    record = replace(
        record,
        dispatch=replace(record.dispatch, published=None),
        times=(replace(record.times[0], value="2025-03-05"),),
    )
    assert block(page(record), "Conseil d'Etat uranais").endswith("§\u00a01 · 5 March 2025")


def test_statements_stand_in_the_order_of_the_text():
    text = page(sample())
    contents = [
        "«Un tunnel",
        "«un tunnel",
        "«Nous ne",
        "le ministre des",
        "│ un abandon",
        "│ le calendrier",
        "«Il faut",
    ]
    places = [text.index(words) for words in contents]
    assert places == sorted(places)


def test_unnamed_source_shows_its_reason_and_institution():
    assert "anonymous: «a requis l'anonymat»; institution: Office des routes" in block(page(sample()), "source proche")


def test_relays_stand_below_each_other_innermost_first():
    last = block(page(sample()), "Russie").splitlines()[-2:]
    assert last[0].strip() == "└ on the word of: diplomate russe («un diplomate») (anonymous)"
    assert last[1].startswith("    └ on the word of: L'agence Tass")


def test_ambiguous_speaker_shows_the_candidates_and_stays_in_suspense():
    text = page(sample())
    assert "source proche du dossier or Paul Zgraggen   ambiguous" in text
    assert "Left unresolved: several speakers fit (§\u00a03)" in text


def test_unresolved_source_is_shown_in_its_own_words():
    assert "l'Office des routes   not resolved" in page(sample())


def test_negation_and_journalistic_conditional_are_told():
    text = page(sample())
    assert "says (negated)" in text
    assert "says (hearsay)" in text


def test_one_speaker_that_is_many_takes_the_plural():
    crowd = replace(sample().attributions[2], kind=SpeakerKind.GROUP)
    assert "threaten → Berne" in page(replace(sample(), attributions=(crowd,)))


def test_french_interface_leaves_the_words_of_the_dispatch_alone():
    french = page(sample(), language=Language.FR).replace("\u00a0", " ")
    assert "9 paroles rapportées" in french
    assert "sur la foi de : une source proche du dossier" in french
    assert "«Nous ne paierons pas un franc de plus»" in french


@pytest.mark.parametrize("width", [32, 47, 60, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal(width: int):
    assert max(map(cell_len, page(sample(), width).splitlines())) <= width


def test_colours_are_those_of_the_speakers_and_only_on_a_terminal():
    assert "\x1b[" not in page(sample())
    coloured = page(sample(), colours=True)
    first, second = (coloured.split("Lucia Arnold")[i][-8:] for i in (0, 1))
    assert first == second
    assert "\x1b[" in first


def test_dispatch_without_statement_headline_or_date_still_has_a_page():
    record = sample()
    bare = replace(record.dispatch, headline=None, kicker=None, agency=None, published=None, status=Status.URGENT)
    text = page(replace(record, dispatch=bare, attributions=(), times=(), refusals=())).replace("\u00a0", " ")
    assert text.splitlines()[0] == "URGENT"
    assert text.splitlines()[1].startswith("Transports «Un tunnel de trop» au Gothard")
    assert "5 paragraphs · 0 statements" in text
    assert "No reported statement found." in text


def test_broken_content_is_joined_by_an_ellipsis_in_brackets():
    broken = attribution("a1", "«Nous ne paierons pas", None, None, act=Act.STATES)
    broken = replace(broken, content=(broken.content[0], at("«Il faut trancher")))
    text = page(replace(sample(), attributions=(broken,)))
    assert "«Nous ne paierons pas […] «Il faut trancher" in text
    assert "source not named" in text
