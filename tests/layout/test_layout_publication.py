"""Who sent the dispatch, when, and where it stands in its life."""

from __future__ import annotations

import pytest

from guillemets.layout import read_layout
from guillemets.lexicons import load_lexicons
from guillemets.model.dispatch import Dispatch, Origin, RawDispatch, Status
from guillemets.model.refusal import Reason, Refusal

WORDS = load_lexicons()
BODY = "Le pont a rouvert mercredi, après deux ans de travaux, a annoncé le canton de Genève."


def read(text: str, published: str | None = None, headline: str | None = None) -> tuple[Dispatch, tuple[Refusal, ...]]:
    return read_layout(RawDispatch(text=text, origin=Origin(), published=published, headline=headline), WORDS)


@pytest.mark.parametrize(
    ("line", "agency", "expected"),
    [
        ("28.1.2025 - 20:47", "ATS", "2025-01-28T20:47:00+01:00"),
        ("28.7.2025 - 20:47", "ATS", "2025-07-28T20:47:00+02:00"),
        ("28 janvier 2025", "ATS", "2025-01-28"),
        ("le 28/01/2025 à 20h47", "AFP", "2025-01-28T20:47:00+01:00"),
        ("Publié le mardi 28 janvier 2025 à 20h47", "La Presse Canadienne", "2025-01-28T20:47:00-05:00"),
        ("Créé: 28.01.2025, 20:47", "Belga", "2025-01-28T20:47:00+01:00"),
        ("2025-01-28T20:47:00Z", "ATS", "2025-01-28T20:47:00+00:00"),
        ("28/01/2025 20:47 GMT", "AFP", "2025-01-28T20:47:00+00:00"),
        ("1er février 2025, 8h", "ATS", "2025-02-01T08:00:00+01:00"),
        ("Mis à jour: 28.01.2025, 21:03", "ATS", "2025-01-28T21:03:00+01:00"),
        ("Mis à jour: 28.01.2025, 21:03 | Créé: 28.01.2025, 20:47", "ATS", "2025-01-28T20:47:00+01:00"),
        ("28.1.2025 - 20:47", None, "2025-01-28"),
        ("31.2.2025 - 20:47", "ATS", None),
        ("28 janvier 2025, 20\u202fh\u202f47 UTC", None, "2025-01-28T20:47:00+00:00"),
    ],
)
def test_date_line(line: str, agency: str | None, expected: str | None):
    dispatch, _ = read("\n\n".join(filter(None, ["Le pont rouvre", agency, line, BODY])))
    assert dispatch.published == expected
    assert (dispatch.agency.name if dispatch.agency else None) == agency


@pytest.mark.parametrize(
    ("given", "line", "expected"),
    [
        ("2025-01-28", None, "2025-01-28"),
        ("2025-01-28T20:47:00+00:00", None, "2025-01-28T20:47:00+00:00"),
        ("2025-01-28T20:47", "ATS", "2025-01-28T20:47:00+01:00"),
        ("2025-01-28T20:47", None, "2025-01-28"),
        ("2025-01-28", "ATS\n\n28.1.2025 - 20:47", "2025-01-28T20:47:00+01:00"),
    ],
    ids=["date", "instant", "agency-zone", "no-zone", "hour-from-the-text"],
)
def test_date_from_outside(given: str, line: str | None, expected: str):
    dispatch, refusals = read("\n\n".join(filter(None, ["Le pont rouvre", line, BODY])), given)
    assert (dispatch.published, refusals) == (expected, ())


def test_a_date_that_disagrees_is_recorded():
    text = f"Le pont rouvre\n\nATS\n\n28.1.2025 - 20:47\n\n{BODY}"
    dispatch, refusals = read(text, "2025-01-30")
    assert dispatch.published == "2025-01-30"
    assert [(refusal.reason, text[refusal.start : refusal.end]) for refusal in refusals] == [
        (Reason.CONFLICTING_DATES, "28.1.2025 - 20:47")
    ]


def test_lost_characters_are_recorded():
    text = f"Le pont rouvre\n\n{BODY} Le maire a parl\ufffd\ufffd d'\ufffdtapes."
    assert [(r.reason, r.end - r.start) for r in read(text)[1]] == [
        (Reason.REPLACED_CHARACTERS, 2),
        (Reason.REPLACED_CHARACTERS, 1),
    ]


@pytest.mark.parametrize(
    ("opening", "dateline", "agency"),
    [
        ("Genève, 28 jan (ATS) ", "Genève, 28 jan (ATS)", "ATS"),
        ("La Chaux-de-Fonds (NE), 3 mars (ATS) - ", "La Chaux-de-Fonds (NE), 3 mars (ATS) -", "ATS"),
        ("PARIS (AFP) - ", "PARIS (AFP) -", "AFP"),
        ("Bruxelles (Belga) ", "Bruxelles (Belga)", "Belga"),
        ("(Belga) ", "(Belga)", "Belga"),
        ("MONTRÉAL — ", "MONTRÉAL —", None),
        ("SAINT-JEAN, Terre-Neuve — ", "SAINT-JEAN, Terre-Neuve —", None),
        ("LYON, 3 mars (Reuters) - ", "LYON, 3 mars (Reuters) -", "Reuters"),
        ("Berne, ATS - ", "Berne, ATS -", "ATS"),
        ("Berne - ", "Berne -", None),
        ("30 mars 2018 . – ", "30 mars 2018 . –", None),
        ("12 mars 2016, Montpellier . – ", "12 mars 2016, Montpellier . –", None),
        ("Paris, le 3 mars 2021 – ", "Paris, le 3 mars 2021 –", None),
        ("Hier (mardi) ", None, None),
        ("L'agence de presse suisse (ATS) dit que ", None, None),
        ("Yves Roux – le maire – ", None, None),
        ("SNCF: ", None, None),
    ],
)
def test_dateline(opening: str, dateline: str | None, agency: str | None):
    dispatch, _ = read(f"Le pont rouvre\n\n{opening}{BODY}")
    assert (dispatch.dateline.text if dispatch.dateline else None) == dateline
    assert (dispatch.agency.name if dispatch.agency else None) == agency
    assert dispatch.lead is not None
    assert dispatch.lead.text == f"{opening}{BODY}"


@pytest.mark.parametrize(
    ("ending", "name", "words"),
    [
        (" (ats/nxp)", "ATS", "ats"),
        (" (afp)", "AFP", "afp"),
        ("\n(nxp/afp)", "AFP", "afp"),
        ("\n\nATS/AFP", "ATS", "ATS"),
        ("\n\nBelga", "Belga", "Belga"),
        (" (nxp)", None, None),
        (" Elle l'a dit à l'AFP.", None, None),
    ],
)
def test_signature(ending: str, name: str | None, words: str | None):
    dispatch, _ = read(f"Le pont rouvre\n\n{BODY} Le trafic reprendra jeudi.{ending}")
    assert (dispatch.agency.name if dispatch.agency else None) == name
    assert (dispatch.agency.text if dispatch.agency else None) == words


@pytest.mark.parametrize(
    ("headline", "status"),
    [
        ("URGENT Le pont s'est effondré", Status.URGENT),
        ("ALERTE - Le pont s'est effondré", Status.ALERT),
        ("Le pont s'est effondré (Lead 2)", Status.LEAD),
        ("Le pont s'est effondré (actualisé)", Status.UPDATE),
        ("Correctif: Le pont s'est affaissé", Status.CORRECTION),
        ("ANNULE Le pont s'est effondré", Status.WITHDRAWAL),
        ("Le tribunal annule la vente du pont", None),
        ("Urgente réfection du pont", None),
        ("Le retrait des troupes a commencé", None),
    ],
)
def test_status(headline: str, status: Status | None):
    assert read(f"{headline}\n\n{BODY}")[0].status is status
    assert read(BODY, headline=headline)[0].status is status


def test_a_date_inside_a_sentence_is_no_date_line():
    text = (
        f"{BODY} Publié le 3 mai 2012, le rapport datait l'accident du 12 mai 2009 à 14h30 et la plainte du 3.6.2009."
    )
    dispatch, _ = read(text)
    assert dispatch.published is None
    assert len(dispatch.parts) == 1
