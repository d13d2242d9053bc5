"""What must hold of any date: it comes back as itself, and counting agrees with the calendar arithmetic of dateutil."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from dateutil.easter import easter as easter_of_dateutil
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st

from guillemets.lexicons.times import read_holidays, read_time_words, read_zones
from guillemets.times import find_times, read_times
from guillemets.times.periods import add_months, easter

if TYPE_CHECKING:
    from collections.abc import Callable

MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
SHORT = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."]
WEEKDAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
FORMS = {
    "day month year": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    "with weekday": lambda d: f"{WEEKDAYS[d.weekday()]} {d.day} {MONTHS[d.month - 1]} {d.year}",
    "ordinal": lambda d: f"{'1er' if d.day == 1 else d.day} {MONTHS[d.month - 1]} {d.year}",
    "leading zero": lambda d: f"{d.day:02} {MONTHS[d.month - 1]} {d.year}",
    "short month": lambda d: f"{d.day} {SHORT[d.month - 1]} {d.year}",
    "capitals": lambda d: f"{d.day} {MONTHS[d.month - 1].upper()} {d.year}",
    "Swiss": lambda d: f"{d.day}.{d.month}.{d.year}",
    "Swiss, zeros": lambda d: f"{d.day:02}.{d.month:02}.{d.year}",
    "slashes": lambda d: f"{d.day:02}/{d.month:02}/{d.year}",
    "hyphens": lambda d: f"{d.day}-{d.month}-{d.year}",
    "ISO": lambda d: d.isoformat(),
    "no-break blanks": lambda d: f"{d.day}\u00a0{MONTHS[d.month - 1]}\u00a0{d.year}",
}
DATES = st.dates(date(1900, 1, 1), date(2100, 12, 31))
NUMBERS = st.integers(1, 99)
EVERYWHEN = (
    *("Hier", "demain", "la semaine dernière", "l'an prochain", "il y a 9999 ans"),
    *("99 siècles", "lundi dernier", "fin mars", "Noël"),
)
SEVERAL = settings(max_examples=60, deadline=None)


def values(text: str, published: date | None = date(2016, 11, 24)) -> list[str]:
    found = find_times(text, published=published.isoformat() if published else None)
    return [time.value for time in found.items]


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@SEVERAL
@given(day=DATES, published=st.one_of(st.none(), DATES))
def test_a_full_date_comes_back_as_itself(form: Callable[[date], str], day: date, published: date | None):
    written = form(day)
    found = find_times(f"La décision du {written} est connue.", published=published and published.isoformat()).items
    assert [(time.text, time.value) for time in found] == [(written, day.isoformat())]


@SEVERAL
@given(today=DATES, number=NUMBERS)
def test_days_ago_and_ahead(today: date, number: int):
    plural = "s" if number > 1 else ""
    assert values(f"Il est mort il y a {number} jour{plural}.", today) == [
        (today - relativedelta(days=number)).isoformat()
    ]
    assert values(f"Il partira dans {number} jour{plural}.", today) == [
        (today + relativedelta(days=number)).isoformat()
    ]


@SEVERAL
@given(today=DATES, number=NUMBERS)
def test_weeks_ago_and_ahead(today: date, number: int):
    plural = "s" if number > 1 else ""
    for text, step in (
        (f"Il est mort il y a {number} semaine{plural}.", -number),
        (f"Il part dans {number} semaine{plural}.", number),
    ):
        assert values(text, today) == [f"{today + relativedelta(weeks=step):%G-W%V}"]


@SEVERAL
@given(today=DATES, number=NUMBERS)
def test_months_ago_and_ahead(today: date, number: int):
    for text, step in ((f"Il est mort il y a {number} mois.", -number), (f"Il partira dans {number} mois.", number)):
        assert values(text, today) == [f"{today + relativedelta(months=step):%Y-%m}"]


@SEVERAL
@given(today=DATES, number=NUMBERS)
def test_years_ago_and_ahead(today: date, number: int):
    noun = "ans" if number > 1 else "an"
    assert values(f"Il est mort il y a {number} {noun}.", today) == [f"{(today - relativedelta(years=number)).year}"]
    assert values(f"Il partira dans {number} {noun}.", today) == [f"{(today + relativedelta(years=number)).year}"]


@SEVERAL
@given(today=DATES)
def test_next_and_last_units(today: date):
    month, year, week = relativedelta(months=1), relativedelta(years=1), relativedelta(weeks=1)
    assert values("Il est mort le mois dernier.", today) == [f"{today - month:%Y-%m}"]
    assert values("Il partira le mois prochain.", today) == [f"{today + month:%Y-%m}"]
    assert values("Il est mort l'an dernier.", today) == [f"{(today - year).year}"]
    assert values("Il partira l'année prochaine.", today) == [f"{(today + year).year}"]
    assert values("Il est mort la semaine dernière.", today) == [f"{today - week:%G-W%V}"]
    assert values("Il partira la semaine prochaine.", today) == [f"{today + week:%G-W%V}"]


@SEVERAL
@given(today=DATES, weekday=st.integers(0, 6))
def test_weekdays_are_the_nearest_that_fit(today: date, weekday: int):
    name = WEEKDAYS[weekday]
    (past,) = values(f"Il a parlé {name}.", today)
    (coming,) = values(f"Il parlera {name}.", today)
    assert date.fromisoformat(past).weekday() == date.fromisoformat(coming).weekday() == weekday
    assert 0 <= (today - date.fromisoformat(past)).days < 7
    assert 0 <= (date.fromisoformat(coming) - today).days < 7


@SEVERAL
@given(today=DATES, weekday=st.integers(0, 6))
def test_last_and_next_weekdays_are_never_today(today: date, weekday: int):
    (past,) = values(f"Il a parlé {WEEKDAYS[weekday]} dernier.", today)
    (coming,) = values(f"Il parlera {WEEKDAYS[weekday]} prochain.", today)
    assert 0 < (today - date.fromisoformat(past)).days <= 7
    assert 0 < (date.fromisoformat(coming) - today).days <= 7


@SEVERAL
@given(today=DATES, day=DATES)
def test_a_day_without_year_keeps_day_and_month(today: date, day: date):
    written = f"{day.day} {MONTHS[day.month - 1]}"
    (value,) = values(f"Le vote du {written} est connu.", today)
    assert value[4:] == day.isoformat()[4:]
    assert abs((date.fromisoformat(value) - today).days) <= 366 * (4 if value.endswith("02-29") else 1)


@SEVERAL
@given(
    day=DATES,
    step=st.sampled_from([("L'avant-veille", -2), ("La veille", -1), ("Le lendemain", 1), ("Le surlendemain", 2)]),
)
def test_anaphoric_days_count_from_the_day_named(day: date, step: tuple[str, int]):
    words, days = step
    text = f"Il est arrivé le {day.isoformat()}. {words}, il neigeait."
    assert values(text) == [day.isoformat(), (day + relativedelta(days=days)).isoformat()]


@SEVERAL
@given(day=DATES, number=NUMBERS)
def test_later_and_earlier_count_from_the_date_named(day: date, number: int):
    number = max(number, 2)
    told = day + relativedelta(years=30)  # after all that it tells
    text = f"Il est arrivé le {day.isoformat()}. {number} mois plus tard, il neigeait."
    assert values(text, told)[1] == f"{day + relativedelta(months=number):%Y-%m}"
    text = f"Il est arrivé le {day.isoformat()}. {number} jours plus tôt, il neigeait."
    assert values(text, told)[1] == (day - relativedelta(days=number)).isoformat()


@SEVERAL
@given(moment=st.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1)))  # noqa: DTZ001 - the zone is in the words
def test_clocks_of_paris_follow_summer_time(moment: datetime):
    moment = moment.replace(second=0, microsecond=0)
    text = f"L'alerte date du {moment:%Y-%m-%d} à {moment:%Hh%M}, heure de Paris."
    (reading,) = read_times(text, published="2016-11-24").items
    instant = moment.replace(tzinfo=ZoneInfo("Europe/Paris")).astimezone(ZoneInfo("UTC"))
    assert reading.instant is not None
    assert datetime.fromisoformat(reading.instant) == instant
    assert reading.expression.value == f"{moment:%Y-%m-%dT%H:%M}"


@SEVERAL
@given(day=DATES, months=st.integers(-1200, 1200))
def test_months_are_added_as_dateutil_adds_them(day: date, months: int):
    assert add_months(day, months) == day + relativedelta(months=months)


@pytest.mark.parametrize("year", range(1900, 2101))
def test_easter_is_that_of_dateutil(year: int):
    assert easter(year) == easter_of_dateutil(year)


@settings(max_examples=300, deadline=None)
@given(
    text=st.text(alphabet="0123456789 lundimarsjvhe.'’,:/-–«»\n()éàûHTZIVX+GM", max_size=80),
    published=st.one_of(st.none(), DATES),
)
def test_any_text_is_read_in_order_and_in_place(text: str, published: date | None):
    found = find_times(text, published=published and published.isoformat())
    reached = 0
    for time in found.items:
        assert reached <= time.start < time.end <= len(text)
        assert time.text == text[time.start : time.end]
        reached = time.end


WORDS = (
    [row.term for row in read_time_words()] + [row.term for row in read_holidays()] + [row.term for row in read_zones()]
)
GLUE = [
    "le",
    "la",
    "les",
    "du",
    "de",
    "d'",
    "à",
    "au",
    "il",
    "y",
    "a",
    "dans",
    "depuis",
    "entre",
    "et",
    "ou",
    ",",
    ".",
    "-",
    "(",
    ")",
    "plus",
    "tard",
    "tôt",
    "siècle",
    "1",
    "7",
    "14",
    "30",
    "58",
    "90",
    "300",
    "1999",
    "2016",
    "XIXe",
    "1er",
    "14h30",
    "3/4",
    "2016-11-24",
]


@settings(max_examples=400, deadline=None)
@given(
    words=st.lists(st.sampled_from(WORDS + GLUE * 8), max_size=14),
    published=st.sampled_from([None, "0001-01-01", "2016-11-24", "2016-02-29T23:59:59+14:00", "9999-12-31"]),
)
def test_any_row_of_words_of_the_lexicon_is_read(words: list[str], published: str | None):
    text = " ".join(words)
    for reading in read_times(text, published=published).items:
        time = reading.expression
        assert time.value
        assert time.text == text[time.start : time.end]
        if reading.extent.begin and reading.extent.end:
            assert reading.extent.begin < reading.extent.end


@SEVERAL
@given(today=st.dates(date.min, date.max))
def test_the_ends_of_the_calendar_are_refused_not_raised(today: date):
    text = f"{', '.join(EVERYWHEN)}."
    found = find_times(text, published=today.isoformat())
    told = {*(time.start for time in found.items), *(refusal.start for refusal in found.refusals)}
    assert told == {text.index(words) for words in EVERYWHEN}


def test_a_day_that_no_calendar_holds_is_refused():
    found = find_times("Le vote du 31 février a été annulé.", published="2016-11-24")
    assert found.items == ()
    assert [refusal.reason.value for refusal in found.refusals] == ["unresolved_time"]


def test_one_instant_behind_two_clocks():
    text = "L'alerte a été donnée mardi à 14H30 (12H30 GMT)."
    first, second = read_times(text, published="2016-07-14").items
    assert first.instant == second.instant == "2016-07-12T12:30:00Z"
    assert timedelta(0) == datetime.fromisoformat(first.instant).utcoffset()
