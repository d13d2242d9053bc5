"""Every page answers in both languages, is sound HTML, and needs nothing from any other host."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from guillemets.web.countries import numeric
from room import Shelf, seen

PAGES = ("/", "/search", "/search?q=pont", "/search/dispatches", "/people", "/events", "/sources", "/api", "/help")
# Between the words of the dispatch the page puts numbers: of the statements and of the paragraphs.
NUMBERS = re.compile(r'<a class="ref".*?</a>|<span class="para".*?</span>')
LOCAL = re.compile(r"/|#|\?|data:image/")


def every_page(shelf: Shelf, client: TestClient) -> list[str]:
    person = client.get("/people.json").json()["persons"][0]["id"]
    one, two = (record.dispatch.id for record in (shelf.records[0], shelf.records[-1]))
    return [*PAGES, f"/person/{person}", f"/dispatch/{one}", f"/dispatch/{two}", f"/dispatch/{one}/compare/{two}"]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_page_is_sound_and_self_contained(language: str, shelf: Shelf, client: TestClient):
    for path in every_page(shelf, client):
        answer = client.get(path, headers={"Accept-Language": language})
        assert answer.status_code == 200, path
        page = seen(answer.text)
        assert page.elements[0] == ("html", {"lang": language})
        assert page.tags()["h1"] == 1, path
        assert [id_ for id_, count in page.ids().items() if count > 1] == [], path
        assert page.values("style") == [], path
        assert not [name for _, attrs in page.elements for name in attrs if name.startswith("on")], path
        resources = [
            value
            for tag, attrs in page.elements
            for name, value in attrs.items()
            if name in {"src", "action"} or (name == "href" and tag in {"link", "script"})
        ]
        assert all(LOCAL.match(value) for value in resources), path
        assert len(answer.content) < 300_000, path


def test_scripts_and_styles_are_files_of_our_own(client: TestClient):
    page = seen(client.get("/events").text)
    scripts = [attrs for tag, attrs in page.elements if tag == "script"]
    assert scripts
    assert all(set(attrs) == {"src", "defer"} for attrs in scripts)
    assert "style" not in page.tags()
    for address in [*page.values("src"), *(a["href"] for t, a in page.elements if t == "link")]:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert "immutable" in answer.headers["cache-control"]


def test_links_within_pages_land(shelf: Shelf, client: TestClient):
    for path in every_page(shelf, client):
        page = seen(client.get(path).text)
        inner = {href[1:] for href in page.values("href") if href.startswith("#")}
        assert inner <= set(page.ids()), path


def test_dispatch_page_holds_every_word_of_the_dispatch_and_a_permalink_for_each_record(
    shelf: Shelf, client: TestClient
):
    for record in (shelf.records[3], shelf.records[-2]):
        source = client.get(f"/dispatch/{record.dispatch.id}").text
        page = seen(source)
        shown = " ".join(seen(NUMBERS.sub("", source)).words.split())
        for line in filter(None, map(str.strip, record.dispatch.text.splitlines())):
            for word in line.split():
                assert word in shown
        assert {a.id for a in record.attributions} | {e.id for e in record.events} <= set(page.ids())


def test_relay_chain_goes_from_the_agency_to_the_speaker(shelf: Shelf, client: TestClient):
    page = client.get(f"/dispatch/{shelf.records[-2].dispatch.id}").text
    chain = re.search(
        r'<ol class="chain".*?</ol>', page[page.index('id="n8"') :] if 'id="n8"' in page else page, re.DOTALL
    )
    assert chain
    links = [" ".join(re.sub(r"<.*?>", "", item).split()) for item in re.findall(r"<li.*?</li>", chain[0], re.DOTALL)]
    assert links[0] == "ATS"
    assert links[-1] in {"Russie", "Paul Zgraggen"}
    assert len(links) >= 3


def test_a_short_id_leads_to_the_dispatch_and_an_unknown_one_nowhere(shelf: Shelf, client: TestClient):
    assert client.get(f"/dispatch/{shelf.records[0].dispatch.id[:10]}").status_code == 200
    assert client.get("/dispatch/000000").status_code == 404
    assert client.get("/dispatch/0").status_code == 404
    assert "Not in this store" in client.get("/dispatch/000000", headers={"Accept": "text/html"}).text


@pytest.mark.parametrize("form", ["json", "html", "brat", "tei"])
def test_dispatch_as_a_file(form: str, shelf: Shelf, client: TestClient):
    for record in (shelf.records[5], shelf.records[-2]):
        answer = client.get(f"/dispatch/{record.dispatch.id}/download/{form}")
        assert answer.status_code == 200
        assert answer.headers["content-disposition"].startswith("attachment")
        if form == "json":
            assert answer.content == record.to_json()


def test_choice_of_language_and_colours_is_kept(client: TestClient):
    answer = client.get("/preferences?lang=fr&theme=dark&to=/people", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/people")
    assert "httponly" in answer.headers["set-cookie"].lower()
    page = client.get("/people", headers={"Accept-Language": "en"}).text
    assert '<html lang="fr" data-theme="dark">' in page
    client.cookies.clear()


@pytest.mark.parametrize(
    "to", ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "", "/\nx"]
)
def test_preferences_never_lead_to_another_host(to: str, client: TestClient):
    answer = client.get("/preferences", params={"theme": "light", "to": to}, follow_redirects=False)
    assert answer.headers["location"] == "/"
    client.cookies.clear()


def test_map_knows_the_countries_by_the_numbers_of_its_shapes():
    assert (numeric("CHE"), numeric("DEU"), numeric("SDN"), numeric("XXX"), numeric("")) == (
        "756",
        "276",
        "729",
        "",
        "",
    )


def test_versions_lead_to_each_other_and_to_what_changed(shelf: Shelf, client: TestClient):
    pages = [client.get(f"/dispatch/{record.dispatch.id}.json").json() for record in shelf.records]
    superseded = [page for page in pages if page["superseded_by"]]
    assert superseded
    for page in superseded[:3]:
        earlier, later = page["heading"]["id"], page["superseded_by"]
        assert {earlier, later} <= {version["id"] for version in page["versions"]}
        assert "banner" in client.get(f"/dispatch/{earlier}").text
        compared = client.get(f"/dispatch/{earlier}/compare/{later}.json").json()
        texts = {r.dispatch.id: r.dispatch.text for r in shelf.records}
        for change, id_ in (("in", earlier), ("out", later)):
            kept = "".join(s["text"] for s in compared["stretches"] if s["change"] != change)
            assert kept == texts[id_]


def test_copies_are_those_that_the_store_knows(shelf: Shelf, client: TestClient):
    copied = {
        record.dispatch.id: {copy["id"] for copy in client.get(f"/dispatch/{record.dispatch.id}.json").json()["copies"]}
        for record in shelf.records
    }
    assert any(copied.values())
    for one, others in copied.items():
        assert all(one in copied[other] for other in others)
