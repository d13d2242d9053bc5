"""When something was said: the time beside the cue in marked dispatches, and every word that decides it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from build import dispatch_with, sample
from guillemets.lexicons.occasion_words import OccasionWord, OccasionWordType, read_occasion_words
from guillemets.model.attribution import Act, Attribution, SpeakerKind, SpeechType
from guillemets.model.dispatch import Part, PartKind
from guillemets.model.event import DateBasis
from guillemets.model.record import Record
from guillemets.model.span import Passage, Span
from guillemets.model.temporal import TimeExpression, TimexType
from guillemets.times import ties
from guillemets.times.occasions import Occasion, said_when

if TYPE_CHECKING:
    from guillemets.reader import Reader

CASES = Path(__file__).parent / "occasion_cases.txt"
PUBLISHED = "2025-01-29"
_KINDS = {"{": "cue", "[": "time", "<": "source", "(": "no"}


@dataclass(frozen=True, slots=True)
class Marked:
    """A text without its marks, and where each mark stood; ``value`` is that of the time."""

    text: str
    places: dict[str, Span]
    value: str | None


def unmark(marked: str) -> Marked:
    text, value, in_value = "", "", False
    places: dict[str, Span] = {}
    opened: list[tuple[str, int]] = []
    for character in marked:
        if character in _KINDS:
            opened.append((_KINDS[character], len(text)))
        elif character in "}]>)":
            kind, start = opened.pop()
            places[kind] = Span(start, len(text))
            in_value = False
        elif character == "=":
            in_value = True
        elif in_value:
            value += character
        else:
            text += character
    return Marked(text, places, value or None)


def cases() -> list[tuple[str, str]]:
    lines = [line for line in CASES.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]
    assert all("  # " in line for line in lines)
    return [tuple(line.split("  # ")) for line in lines]


@pytest.mark.model
@pytest.mark.parametrize(("marked", "reason"), cases())
def test_marked_dispatch(reader: Reader, marked: str, reason: str):
    case = unmark(marked)
    record = reader.read(case.text, published=PUBLISHED)
    one = next(a for a in record.attributions if a.cue and a.cue.span.overlaps(case.places["cue"]))
    occasion = said_when(record, one)
    if case.value is None:
        assert occasion == Occasion(value=PUBLISHED, basis=DateBasis.DEFAULTED), reason
    else:
        assert (occasion.value, occasion.basis) == (case.value, DateBasis.READ), reason
        assert occasion.time is not None
        assert Span(occasion.time.start, occasion.time.end).overlaps(case.places["time"])


ROWS = read_occasion_words()
KEEPS = {OccasionWordType.SPEECH, OccasionWordType.PLAIN, OccasionWordType.CARRIER}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.term)
def test_each_word_decides_its_example(row: OccasionWord, monkeypatch: pytest.MonkeyPatch):
    case = unmark(row.example)
    record = record_of(case)
    read = row.type in KEEPS
    assert ("time" in case.places) is read
    assert (said_when(record, record.attributions[0]).basis is DateBasis.READ) is read
    monkeypatch.setattr(ties, "read_occasion_words", lambda: tuple(r for r in ROWS if r is not row))
    ties._terms.cache_clear()
    without = said_when(record, record.attributions[0]).basis
    ties._terms.cache_clear()
    assert (without is DateBasis.READ) is not read


def record_of(case: Marked, published: str | None = PUBLISHED) -> Record:
    """A record made by hand: what stands in guillemets is said, the time is the day before."""
    text = case.text
    said = Span(text.index("«"), text.index("»") + 1)
    time = case.places.get("time") or case.places["no"]
    source = case.places.get("source")
    return Record(
        dispatch=dispatch_with(text, (Part(kind=PartKind.LEAD, start=0, end=len(text)),), published=published),
        attributions=(
            Attribution(
                id="a1", content=(Passage.at(said, text),), type=SpeechType.DIRECT,
                cue=Passage.at(case.places["cue"], text), source=Passage.at(source, text) if source else None,
                speaker=None, candidates=(), kind=SpeakerKind.PERSON, anonymous=False, sourcing=None, act=Act.STATES,
                relay=(), addressee=None, negated=False, conditional=False, part=0, rule="by_hand", confidence=1.0,
            ),
        ),
        times=(time_at(text, time, "2025-01-28"),),
    )  # fmt: skip


def time_at(text: str, place: Span, value: str, kind: TimexType = TimexType.DATE) -> TimeExpression:
    return TimeExpression(start=place.start, end=place.end, text=place.of(text), type=kind, value=value)


def with_times(marked: str, *times: tuple[str, str, TimexType], published: str | None = PUBLISHED) -> Occasion:
    """The occasion in a text where ``times`` (words, value, type) were found."""
    record = record_of(unmark(marked), published)
    text = record.dispatch.text
    found = tuple(time_at(text, Span(text.index(w), text.index(w) + len(w)), value, kind) for w, value, kind in times)
    record = replace(record, times=found)
    return said_when(record, record.attributions[0])


def test_two_times_equally_near_leave_it_unknown():
    marked = "«Rien ne presse»; lundi {a dit} mardi <le maire>, (hier)."
    two = (("lundi", "2025-01-27", TimexType.DATE), ("mardi", "2025-01-28", TimexType.DATE))
    assert with_times(marked, *two) == Occasion()


def test_the_nearest_of_two_times_is_taken():
    marked = "Lundi, à la surprise de tous, <le maire> {a affirmé} mardi que «rien ne pressait», (hier)."
    two = (("Lundi", "2025-01-27", TimexType.DATE), ("mardi", "2025-01-28", TimexType.DATE))
    assert with_times(marked, *two).value == "2025-01-28"


def test_a_dispatch_without_date_has_none_to_fall_back_on():
    assert with_times("«Rien ne presse», {a dit} <le maire>, (hier).", published=None) == Occasion()


def test_without_a_date_of_the_dispatch_a_time_with_holes_is_still_read():
    occasion = with_times(
        "«Rien ne presse», {a dit} lundi <le maire>, (hier).", ("lundi", "XXXX-WXX-1", TimexType.DATE), published=None
    )
    assert (occasion.value, occasion.basis) == ("XXXX-WXX-1", DateBasis.READ)


@pytest.mark.parametrize(
    ("words", "value", "kind"),
    [
        ("chaque lundi", "XXXX-WXX-1", TimexType.SET),
        ("deux ans", "P2Y", TimexType.DURATION),
        ("actuellement", "PRESENT_REF", TimexType.DATE),
        ("prochainement", "FUTURE_REF", TimexType.DATE),
        ("demain", "2025-01-30", TimexType.DATE),
        ("l'an prochain", "2026", TimexType.DATE),
    ],
)
def test_what_is_no_time_past_dates_nothing_said(words: str, value: str, kind: TimexType):
    marked = f"«Rien ne presse», {{a dit}} {words} <le maire>, (hier)."
    assert with_times(marked, (words, value, kind)).basis is DateBasis.DEFAULTED


def test_recently_is_read_as_the_direction_that_it_says():
    occasion = with_times(
        "«Rien ne presse», {a dit} récemment <le maire>, (hier).", ("récemment", "PAST_REF", TimexType.DATE)
    )
    assert (occasion.value, occasion.basis) == ("PAST_REF", DateBasis.READ)


def test_an_initial_and_an_abbreviation_end_no_sentence():
    for name in ("M. Roux", "J. Roux", "Mme. Roux"):
        marked = f"[Hier=2025-01-28], <{name}> {{a affirmé}} que «rien ne pressait»."
        record = record_of(unmark(marked))
        assert said_when(record, record.attributions[0]).basis is DateBasis.READ


@pytest.mark.model
def test_a_quotation_that_goes_on_shares_the_occasion_of_its_speaker(reader: Reader):
    text = "«Rien ne presse», a dit lundi le préfet Jean Morel. «Le pont tiendra. La route aussi.»"
    record = reader.read(text, published=PUBLISHED)
    first, *_, last = record.attributions
    assert last.cue is None
    assert last is not first
    assert said_when(record, last) == said_when(record, first)
    assert said_when(record, last).value == "2025-01-27"


def test_every_occasion_of_a_record_made_by_hand_is_the_day_of_the_dispatch():
    record = sample()
    assert {said_when(record, a).value for a in record.attributions} == {"2025-03-12"}
