"""The interface says everything in French too, and no word of it is left over."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.pofile import read_po

from guillemets.views.interface import Language
from guillemets.web.translation import Tongue, chosen_language

SCRIPTS = Path(__file__).parents[2] / "scripts"
PLACES = re.compile(r"%\((\w+)\)s")


@pytest.fixture
def messages(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(SCRIPTS)
    import messages as module

    yield module
    sys.modules.pop("messages", None)


def forms(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def test_catalogue_has_just_what_the_pages_say(messages: ModuleType):
    with messages.catalogue("fr").open(encoding="utf-8") as stream:
        known = read_po(stream, locale="fr")
    wanted = {m.id for m in messages.extracted() if m.id}
    assert {m.id for m in known if m.id} == wanted, "run `make messages`"
    for message in known:
        if message.id:
            assert all(forms(message.string)), f"{message.id!r} has no French"
            for french in forms(message.string):
                assert set(PLACES.findall(french)) == set(PLACES.findall(forms(message.id)[-1])), message.id


@pytest.mark.parametrize(
    ("cookie", "accepted", "language"),
    [
        (None, "", "en"), (None, "fr", "fr"), (None, "fr-CH, fr;q=0.9, en;q=0.8", "fr"), (None, "en-US,fr;q=0.9", "en"),
        (None, "de", "en"), (None, "fr;q=0, en", "en"), ("fr", "en", "fr"), ("xx", "fr", "fr"), (None, "fr;q=x,;;,en", "en"),
    ],
)  # fmt: skip
def test_language_is_the_reader_s_choice_or_the_browser_s(cookie: str | None, accepted: str, language: str):
    assert chosen_language(cookie, accepted) == language


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        ("2025-03-11", "11 mars 2025", "11 March 2025"),
        ("2025-03-01", "1er mars 2025", "1 March 2025"),
        ("2025-03", "mars 2025", "March 2025"),
        ("2025", "2025", "2025"),
        ("2025-W10", "2025-W10", "2025-W10"),
        ("XXXX-03-11", "XXXX-03-11", "XXXX-03-11"),
        (None, "", ""),
    ],
)
def test_days_are_written_as_the_language_does(value: str | None, french: str, english: str):
    assert Tongue(Language.FR).day(value) == french
    assert Tongue(Language.EN).day(value) == english


def test_instants_numbers_and_countries_too():
    french, english = Tongue(Language.FR), Tongue(Language.EN)
    assert french.instant("2025-03-11T18:32+01:00") == "11 mars 2025, 18:32"
    assert english.instant("2025-03-11") == "11 March 2025"
    assert (french.number(12345), english.number(12345)) == ("12\u202f345", "12,345")
    assert (french.country("DEU"), english.country("XKX"), english.country(None)) == ("Allemagne", "Kosovo", "")
    assert french.ngettext("%(number)s dispatch", "%(number)s dispatches", 0) == "%(number)s dépêche"
