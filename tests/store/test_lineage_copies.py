"""Copies: the same agency copy under new headlines, cut, or within a longer article; and what is none."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from itertools import permutations
from pathlib import Path

import pytest

from guillemets.model.record import Record
from guillemets.store.lineage.grouping import Link, grouped
from guillemets.store.lineage.questions import copies_of
from guillemets.store.lineage.sketches import bands_of
from guillemets.store.store import Store, open_store
from told import told

COPY = (
    "Le Conseil d'Etat uranais a rejeté mercredi le plan de la Confédération pour le tunnel du Gothard.",
    "Il demande que le chantier soit repoussé de deux ans, le temps de revoir la facture de 230 millions de francs.",
    "La commune de Wassen craint pour son eau: les forages ont déjà tari trois sources sur la rive gauche de la Reuss.",
    "Selon l'Office des routes, les travaux ont pris sept mois de retard depuis la chute de pierres de l'automne.",
    "Une pétition de quatre mille signatures sera remise lundi à la Chancellerie par les riverains de la route cantonale.",
    "Le Tessin voisin soutient au contraire le calendrier prévu et menace de saisir le Tribunal fédéral.",
)
OTHER = (
    "Les apiculteurs jurassiens ont perdu la moitié de leurs colonies durant l'hiver, selon un relevé publié jeudi.",
    "Le froid tardif de février et un acarien venu d'Asie se partagent la faute, estiment les inspecteurs cantonaux.",
    "Un fonds d'urgence doté de neuf cent mille francs doit permettre de racheter des reines avant la floraison.",
    "Les plus petits ruchers, ceux de moins de dix colonies, sont les plus durement touchés par cette hécatombe.",
    "A Delémont, le marché du miel ouvrira malgré tout samedi, avec des prix en hausse de trente pour cent.",
)

Grouped = Callable[[Iterable[Record]], list[set[int]]]


@pytest.fixture
def store(tmp_path: Path) -> Iterable[Store]:
    with open_store(tmp_path / "record.db") as opened:
        yield opened


def write(store: Store, records: Iterable[Record]) -> None:
    with store.writing() as writer:
        for record in records:
            assert writer.add(record)


def groups(store: Store) -> list[set[str]]:
    """The headlines of each group of copies."""
    found: dict[int, set[str]] = {}
    for group, headline in store.connection.execute("SELECT copy_group, headline FROM copies"):
        found.setdefault(group, set()).add(headline)
    return sorted(found.values(), key=sorted)


WHOLE = told(*COPY, headline="Uri dit non", published="2025-03-12T10:00+01:00")
CUT = told(*COPY[:3], headline="Gothard: deux ans de plus", published="2025-03-12T12:00+01:00")
WITHIN = told(*OTHER, *COPY[1:5], headline="La semaine en Suisse", published="2025-03-13T06:00+01:00", agency=None)
FLAT = told(" ".join(COPY), headline="Le tunnel attendra", published="2025-03-12T11:00+01:00")
EDITED = told(
    *(
        words.replace("mercredi", "hier").replace("La commune", "Le village").replace("riverains", "habitants")
        for words in COPY
    ),
    headline="Uri se rebiffe",
    published="2025-03-13T05:00+01:00",
)
FOLLOW_UP = told(
    "Le Tribunal fédéral a donné raison mardi au Tessin dans la querelle du tunnel du Gothard.",
    "Les juges de Lausanne estiment que le calendrier fixé par Berne lie tous les cantons traversés par l'autoroute.",
    "Le gouvernement uranais a pris acte du jugement, sans dire s'il renonce à ses réserves sur la facture.",
    "Pour les communes de la vallée, la question des sources reste entière, et une expertise est attendue en mai.",
    COPY[3],
    headline="Le Tribunal fédéral tranche",
    published="2025-03-18T10:00+01:00",
)
TEMPLATE = told(
    "Le Conseil d'Etat valaisan a rejeté mardi le plan de la Confédération pour la route du Simplon.",
    "Il demande que le crédit soit augmenté de dix millions, le temps de consolider les galeries du versant sud.",
    "La commune de Brigue craint pour ses commerces: la fermeture de nuit a déjà coûté deux cents nuitées à la station.",
    "Selon l'Office des routes, les travaux auront trois semaines d'avance si le temps reste sec jusqu'en juin.",
    headline="Le Valais dit non",
    published="2025-03-12T10:00+01:00",
)


@pytest.mark.parametrize("copy", [CUT, WITHIN, FLAT, EDITED], ids=["cut", "within", "flattened", "edited"])
def test_a_copy_is_found_whatever_the_outlet_does_to_it(store: Store, copy: Record):
    write(store, [WHOLE, copy])
    assert groups(store) == [{WHOLE.dispatch.headline.text, copy.dispatch.headline.text}]


@pytest.mark.parametrize(
    "other", [FOLLOW_UP, TEMPLATE, told(*OTHER, headline="Abeilles")], ids=["later", "template", "other"]
)
def test_other_news_is_no_copy(store: Store, other: Record):
    write(store, [WHOLE, other])
    assert groups(store) == []


def test_a_group_has_its_earliest_version_and_its_agency(store: Store):
    write(store, [EDITED, WITHIN, CUT, WHOLE, FLAT])
    told_so = copies_of(store.connection, store.key_of(WITHIN.dispatch.id))
    assert told_so is not None
    assert next(member.headline for member in told_so.members) == "Uri dit non"
    assert told_so.agency == "ATS"
    ((first, count),) = store.connection.execute(
        "SELECT d.headline, g.dispatches FROM copy_group g JOIN dispatch d ON d.key = g.earliest"
    )
    assert (first, count) == ("Uri dit non", 5)


def test_two_agencies_named_as_often_are_none(store: Store):
    write(store, [WHOLE, told(*COPY[:5], headline="Non", agency="AFP")])
    assert copies_of(store.connection, store.key_of(WHOLE.dispatch.id)).agency is None


def test_a_dispatch_without_a_date_is_never_the_earliest(store: Store):
    write(store, [told(*COPY, headline="Sans date", published=None), WHOLE])
    assert copies_of(store.connection, 1).members[0].headline == "Uri dit non"


DIGEST = told(*COPY, *OTHER, headline="Bulletin", published="2025-03-14T06:00+01:00", agency=None)
BEES = told(*OTHER, headline="Abeilles", published="2025-03-13T10:00+01:00")


def test_a_digest_ties_no_groups_together(store: Store):
    write(store, [WHOLE, CUT, BEES, DIGEST])
    assert groups(store) == [{"Gothard: deux ans de plus", "Uri dit non"}]


def test_the_order_of_arrival_does_not_matter(tmp_path: Path):
    records = [WHOLE, CUT, BEES, DIGEST, WITHIN]
    found = set()
    for number, order in enumerate(random.Random(5).sample(list(permutations(records)), 12)):
        with open_store(tmp_path / f"{number}.db") as store:
            write(store, order)
            first = store.connection.execute("SELECT headline FROM copies WHERE earliest ORDER BY headline").fetchall()
            found.add((str([sorted(group) for group in groups(store)]), str(first)))
    assert len(found) == 1


def test_a_formula_of_every_dispatch_costs_no_more_than_its_first_bearers(store: Store):
    formula = "Plus d'informations suivront dans le courant de la soirée sur cette page."
    topics = [
        f"Le village numéro {n} a élu {n * 7} conseillers et {n * 3} suppléants pour {n + 1} ans." for n in range(60)
    ]
    write(store, [told(topic, formula, headline=f"Élus {n}") for n, topic in enumerate(topics)])
    (most,) = store.connection.execute("SELECT max(c) FROM (SELECT count(*) c FROM copy_band GROUP BY band)").fetchone()
    assert most == 16
    assert groups(store) == []


def test_signatures_stay_what_stores_hold():
    # Stores keep these numbers: another release of the library that gives others asks for a migration.
    assert bands_of([("le", "conseil", "d", "etat", "uranais", "a", "rejeté", "le", "plan")]) == (PINNED,)


PINNED = (8192828423762877495, -6366860977285628064)


def test_pairs_make_the_same_groups_in_any_order():
    links = [Link(one=1, other=2), Link(one=2, other=3), Link(one=4, other=5), Link(one=3, other=6, within=3)]
    order = {key: 10 - key for key in range(1, 7)}
    found = {grouped(shuffled, order) for shuffled in permutations(links)}
    assert found == {((6, 3, 2, 1), (5, 4))}


def stage(number: int, winner: str, town: str, hours: int) -> Record:
    """A report on one pattern, as results of races are."""
    return told(
        f"Le coureur {winner} a remporté samedi la {number}e étape du Tour du Jura, disputée entre Delémont et {town} sur {hours}70 kilomètres.",
        f"Il a devancé au sprint un groupe de {number + 4} coureurs, dont le porteur du maillot de leader, à {town} après {hours} heures de course.",
        f"Au classement général, {winner} remonte de {number + 7} rangs et pointe à {hours} minutes du premier avant la journée de repos.",
        headline=f"Tour du Jura: {winner} gagne à {town}",
        published=f"2025-07-{number + 10}T18:00+02:00",
    )


def test_reports_on_one_pattern_are_no_copies(store: Store):
    stages = [("Favrat", "Moutier", 4), ("Lachat", "Saignelégier", 5), ("Morard", "Porrentruy", 3)]
    write(store, [stage(number, *one) for number, one in enumerate(stages, 4)])
    assert groups(store) == []
