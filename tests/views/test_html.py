"""The HTML page: self-contained, escaped, whole, and every link lands."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from build import TEXT, record_with, sample
from guillemets.model.dispatch import Origin
from guillemets.model.record import Record
from guillemets.views.html import html_page
from guillemets.views.interface import Interface, Language

VOID = {"meta", "link", "br", "img", "hr", "input"}
AROUND = ("ref", "notes", "para", "facts", "untitled")


class Page(HTMLParser):
    """The elements of a page, and the words of the dispatch in it: the article without what the page adds."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.tags: list[str] = []
        self.resources: list[str] = []
        self.words = ""
        self._open: list[tuple[str, str]] = []
        self.feed(source)
        self.close()
        assert not self._open, f"left open: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        self.tags.append(tag)
        self.ids += [given["id"]] if "id" in given else []
        self.hrefs += [given["href"]] if "href" in given else []
        self.resources += [value for key, value in given.items() if key in {"src", "srcset", "action", "data"}]
        if tag not in VOID:
            self._open.append((tag, given.get("class", "")))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        inside = [tag for tag, _ in self._open]
        if "article" in inside and not any(name in classes.split() for _, classes in self._open for name in AROUND):
            self.words += data


def page_of(record: Record, language: Language = Language.EN) -> str:
    return html_page(record, Interface(language))


def test_every_word_of_the_dispatch_is_there_once_and_in_order():
    assert Page(page_of(sample())).words.split() == TEXT.split()


def test_words_that_lie_in_no_part_are_not_lost():
    record = sample()
    fewer = replace(record.dispatch, parts=(record.dispatch.parts[4],))
    assert (
        Page(page_of(replace(record, dispatch=fewer, attributions=()))).words.split()[-len(TEXT.split()) :]
        == TEXT.split()
    )


def test_page_needs_nothing_from_outside_and_runs_no_script():
    source = page_of(sample())
    page = Page(source)
    assert "script" not in page.tags
    assert "link" not in page.tags
    assert not page.resources
    assert "url(" not in source
    assert "@import" not in source


def test_markup_in_the_dispatch_is_shown_not_obeyed():
    source = page_of(sample())
    assert "&lt;b&gt;sans «fermer la porte» &amp; sans illusions&lt;/b&gt;" in source
    assert "<b>sans" not in source


def test_ids_are_unique_and_every_link_lands():
    page = Page(page_of(sample()))
    assert max(Counter(page.ids).values()) == 1
    inner = {href[1:] for href in page.hrefs if href.startswith("#")}
    assert inner <= set(page.ids)
    assert {f"s{n}" for n in range(1, 10)} | {f"t{n}" for n in range(1, 10)} <= inner


def test_each_statement_lights_its_own_stretches():
    source = page_of(sample())
    assert '[data-a~="5"] { --lit: 1; }' in source
    assert 'data-n="5" data-a="5 4">le ministre des transports Paul Zgraggen</span>' in source


@pytest.mark.parametrize(
    ("url", "linked"),
    [("https://exemple.ch/a?b=1&c=2", True), ("javascript:alert(1)", False), ("data:text/html,x", False)],
)
def test_only_web_addresses_become_links(url: str, linked: bool):
    record = sample()
    there = replace(record, dispatch=replace(record.dispatch, source=Origin(url=url)))
    assert (url in Page(page_of(there)).hrefs) is linked


def test_events_stand_beside_the_paragraph_where_they_happen_and_light_their_words():
    source = page_of(record_with(mode="allege"))
    page = Page(source)
    assert {"e1", "d1"} <= set(page.ids)
    assert {"#e1", "#d1"} & set(page.hrefs)
    assert '[data-d~="1"] { --done: 1; }' in source
    assert '<b class="code">ACCUSE.allege</b>' in source
    assert source.count('class="deed trigger" data-d="1"') == 1
    assert source.count('class="deed actor" data-d="1"') == 1
    assert source.count('class="deed recipient" data-d="1"') == 1
    assert page.words.split() == TEXT.split()


def test_page_without_events_says_nothing_of_them():
    source = page_of(replace(sample(), events=()))
    assert 'class="events"' not in source
    assert "data-d=" not in source


def test_times_show_their_value():
    assert '<time title="2025-03-12">mercredi</time>' in page_of(sample())


def test_page_names_the_language_of_the_words_and_of_the_interface():
    source = page_of(sample(), Language.FR)
    assert '<html lang="fr">' in source
    assert '<article lang="fr">' in source
    assert "Qui parle" in source
    assert '<html lang="en">' in page_of(sample())


def test_dispatch_without_headline_has_one_main_heading_all_the_same():
    record = sample()
    parts = record.dispatch.parts[2:]
    bare = replace(record.dispatch, headline=None, kicker=None, parts=parts)
    page = Page(page_of(replace(record, dispatch=bare, attributions=(), refusals=())))
    assert Counter(page.tags)["h1"] == 1
    assert "ATS · 12 March 2025, 18:05" in page_of(replace(record, dispatch=bare, attributions=(), refusals=()))


def test_there_is_one_main_heading_and_it_is_the_headline():
    source = page_of(sample())
    assert Counter(Page(source).tags)["h1"] == 1
    assert '<h1 class="text">' in source


def test_note_tells_the_day_of_a_statement_only_where_it_is_another():
    record = sample()
    other = replace(record, times=(replace(record.times[0], value="2025-03-05"),))
    assert page_of(other).count('<span class="role when">5 March</span>') == 1
    assert 'class="role when"' not in page_of(record)
