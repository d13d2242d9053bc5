"""TIMEX3 as XML: well formed whatever the text holds, and the text is still there when the tags are taken out."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from guillemets.times import find_times, to_timeml

PUBLISHED = "2016-11-24"


def tagged(text: str, published: str | None = PUBLISHED) -> ET.Element:
    return ET.fromstring(to_timeml(text, find_times(text, published=published).items, published=published))  # noqa: S314 -- our own


def test_expressions_are_tagged_where_they_stand():
    body = tagged("Il parlera lundi à 14h30, dès début janvier.").find("TEXT")
    assert body is not None
    assert [(timex.text, timex.get("type"), timex.get("value"), timex.get("mod")) for timex in body] == [
        ("lundi à 14h30", "TIME", "2016-11-28T14:30", None),
        ("début janvier", "DATE", "2017-01", "START"),
    ]


def test_the_publication_is_the_first_timex():
    timex = tagged("Hier.").find("DCT/TIMEX3")
    assert timex is not None
    assert (timex.get("tid"), timex.get("value"), timex.get("functionInDocument")) == (
        "t0",
        PUBLISHED,
        "PUBLICATION_TIME",
    )


def test_without_publication_there_is_none():
    assert tagged("Hier.", None).find("DCT") is None


def test_markup_in_the_text_is_text():
    body = tagged("<b>Lundi</b> & mardi").find("TEXT")
    assert body is not None
    assert "".join(body.itertext()) == "<b>Lundi</b> & mardi"


def test_control_characters_become_replacement_characters():
    body = tagged("lundi\x00\x1f").find("TEXT")
    assert body is not None
    assert "".join(body.itertext()) == "lundi\ufffd\ufffd"


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\ufffe\uffff"), max_size=60)
)
def test_the_text_comes_back(text: str):
    body = tagged(text).find("TEXT")
    assert body is not None
    assert "".join(body.itertext()) == text
