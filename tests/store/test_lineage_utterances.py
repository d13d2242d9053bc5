"""Utterances and stories over several dispatches: who carried what first, in which words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from guillemets.model.record import Record
from guillemets.store.lineage.questions import Utterance, counts_of, story_of, utterance_of
from guillemets.store.lineage.wording import Likeness
from guillemets.store.store import Store, open_store
from told import Said, told

KALLAS = "Kaja Kallas"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "record.db") as opened:
        yield opened


def said(content: str, who: str | None = KALLAS, when: str = "2025-01-28T20:47+01:00", about: str = "") -> Record:
    """A dispatch in which somebody says something, in words that no other dispatch has."""
    words = f"{content}, a dit {who}." if who else f"{content}."
    one: Said = (who, content)
    return told(
        words,
        f"Voilà ce qu'on sait {about or when} de cette affaire.",
        said=(one,),
        published=when,
        headline=f"Dépêche de {when} {about}",
    )


def write(store: Store, *records: Record) -> None:
    with store.writing() as writer:
        for record in records:
            assert writer.add(record)


def utterances(store: Store) -> list[list[str]]:
    """The contents of each utterance, in order of arrival."""
    found: dict[int, list[str]] = {}
    rows = store.connection.execute(
        "SELECT u.utterance, s.content FROM statement_utterance u JOIN statement s ON s.key = u.statement ORDER BY s.key"
    )
    for utterance, content in rows:
        found.setdefault(utterance, []).append(content)
    return list(found.values())


def of_first(store: Store) -> Utterance:
    found = utterance_of(store.connection, 1)
    assert found is not None
    return found


def test_rewordings_and_cuts_of_one_speaker_are_one_utterance(store: Store):
    contents = ["exercer une pression maximum sur Moscou", "«une pression maximale»", "«une pression maximum»"]
    write(store, *(said(c, when=f"2025-01-{28 + n}T10:00+01:00") for n, c in enumerate(contents)))
    assert utterances(store) == [contents]
    variants = of_first(store).variants
    assert [(v.content, v.likeness) for v in variants] == [
        (contents[0], Likeness.SAME),
        (contents[1], Likeness.REWORDED),
        (contents[2], Likeness.TRUNCATED),
    ]


def test_the_same_words_by_somebody_else_are_another_utterance(store: Store):
    write(store, said("une pression maximum sur Moscou"), said("une pression maximum sur Moscou", who="Marco Rubio"))
    assert len(utterances(store)) == 2


def test_the_first_appearance_is_the_earliest_publication_not_the_first_arrival(store: Store):
    content = "une pression maximum sur Moscou"
    write(
        store,
        said(content, when="2025-01-30"),
        said(content, when="2025-01-28T08:00Z"),
        said(content, when="2025-01-29"),
    )
    found = of_first(store)
    assert [carrier.published for carrier in found.carriers] == ["2025-01-28T08:00Z", "2025-01-29", "2025-01-30"]
    assert store.connection.execute("SELECT first_moment, statements FROM utterance").fetchall() == [
        ("2025-01-28T08:00:00Z", 3)
    ]


def test_similar_words_months_later_are_said_again(store: Store):
    write(
        store,
        said("la taxe sur les camions doit être relevée", when="2025-01-28"),
        said("la taxe sur les poids lourds doit être relevée", when="2025-06-28"),
    )
    assert len(utterances(store)) == 2


def test_an_unnamed_source_is_followed_for_two_days_under_one_description(store: Store):
    words = "l'émissaire a proposé un calendrier en trois étapes"
    who = "responsable européen"
    write(store, said(words, who, "2025-01-28"), said(words, who, "2025-01-29"), said(words, who, "2025-02-20"))
    write(store, said(words, "diplomate occidental", "2025-01-28"))
    assert [len(one) for one in utterances(store)] == [2, 1, 1]


def test_nobody_in_particular_is_followed_through_copies_alone(store: Store):
    copy = (
        "Le pont sera fermé dès lundi à tous les véhicules de plus de trois tonnes et demie.",
        "Une déviation est en place par le col, et le trafic ferroviaire n'est pas touché par la mesure.",
    )
    content = "Le pont sera fermé dès lundi"
    write(store, told(*copy, said=((None, content),)), told(*copy, said=((None, content),), headline="Pont fermé"))
    write(store, said(content, None))
    assert [len(one) for one in utterances(store)] == [2, 1]


def test_a_version_that_puts_a_figure_right_says_the_same(store: Store):
    def version(figure: int, headline: str) -> Record:
        content = f"«la hausse coûtera {figure} millions aux cantons»"
        more = "Les communes demandent un délai, et les partis sont partagés sur la suite à donner au dossier fédéral, qui passera devant la chambre haute en été."
        return told(f"{content}, a dit {KALLAS}.", more, said=((KALLAS, content),), headline=headline)

    write(store, version(230, "Hausse"), version(320, "CORRECTIF - Hausse"))
    assert len(utterances(store)) == 1


def test_two_utterances_grow_together_when_a_wording_shows_they_are_one(store: Store):
    write(
        store,
        said("le viaduc fermera lundi aux camions étrangers", about="a"),
        said("le viaduc fermera demain aux autobus scolaires", about="b"),
    )
    before = len(utterances(store))
    write(
        store,
        said("le viaduc fermera lundi aux camions scolaires", about="c"),
    )
    after = utterances(store)
    assert (before, len(after)) == (2, 1)
    (counted,) = store.connection.execute("SELECT statements, wordings FROM utterance").fetchall()
    assert counted == (3, 3)


def test_counts_are_by_statement_by_copy_and_by_utterance(store: Store):
    copy = (
        "«Nous ne céderons rien aux compagnies pétrolières du delta», a dit Kaja Kallas devant la presse à Tallinn.",
        "La visite de la délégation doit durer jusqu'à vendredi, avec un détour par les ports du golfe.",
    )
    content = "«Nous ne céderons rien aux compagnies pétrolières du delta»"
    write(store, *(told(*copy, said=((KALLAS, content),), headline=f"Tallinn {n}") for n in range(3)))
    write(store, said(content, about="autre agence"), said("le gaz coûte trop cher aux ménages modestes", about="prix"))
    (entity,) = store.connection.execute("SELECT key FROM entity WHERE name = ?", (KALLAS,)).fetchone()
    counts = counts_of(store.connection, entity)
    assert (counts.statements, counts.copies, counts.utterances) == (5, 3, 2)
    assert of_first(store).copies == 2


def test_dispatches_that_say_the_same_are_one_story(store: Store):
    write(
        store,
        said("une pression maximum sur Moscou"),
        said("«une pression maximale sur Moscou»", when="2025-01-29"),
        said("le lait renchérit dans les vallées", "Paul Zgraggen"),
    )
    story = story_of(store.connection, 1)
    assert story is not None
    assert [member.key for member in story.members] == [1, 2]


TABLES = "copy_band copy_group copy_link dispatch_copy utterance wording wording_key statement_utterance story dispatch_story story_mark"


def rows(store: Store) -> dict[str, list[str]]:
    return {name: sorted(map(str, store.connection.execute(f"SELECT * FROM {name}"))) for name in TABLES.split()}


def test_the_same_arrivals_give_the_same_rows(tmp_path: Path):
    from planted import planted

    found = []
    for name in ("one.db", "other.db"):
        with open_store(tmp_path / name) as store:
            write(store, *(one.record for one in planted(120)))
            found.append(rows(store))
    assert found[0] == found[1]
    assert all(found[0].values())
