"""The parts of dispatches. The answer stands in the text: ``⟨kind words⟩``, ``⟨kind=3 words⟩`` for a copy of part 3."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from guillemets.layout import read_layout
from guillemets.lexicons import load_lexicons
from guillemets.model.dispatch import Dispatch, Origin, Part, PartKind, RawDispatch

if TYPE_CHECKING:
    from pathlib import Path

WORDS = load_lexicons()
MARK = re.compile(r"⟨(?P<kind>[a-z]+)(?:=(?P<copy>\d+))? |⟩")

CASES = {
    "swiss": """⟨kicker Transports⟩ ⟨headline «Rien à signaler» sur la ligne Nyon - St-Cergue, selon la compagnie⟩

⟨agency ATS⟩

⟨date 3.3.2021 - 08:15⟩

⟨lead La ligne Nyon - St-Cergue a rouvert mercredi après trois jours d'arrêt, a indiqué la compagnie.⟩

⟨credit Keystone-SDA⟩

⟨caption La rame de tête, «remise à neuf», à son départ de Nyon.⟩
⟨caption=6 La rame de tête, «remise à neuf», à son départ de Nyon.⟩
⟨credit sda⟩

⟨paragraph «Tout s'est bien passé», a dit la directrice Line Roux.⟩

⟨crosshead Trois rames à l'atelier⟩

⟨paragraph Elle a ajouté que trois rames restaient à l'atelier.⟩""",
    "afp": """⟨headline Le Parlement d'Andorre rejette la taxe sur le sel⟩
⟨byline Par Yves MARCHAND⟩
⟨lead ANDORRE-LA-VIEILLE (AFP) - Le Parlement d'Andorre a rejeté mardi la taxe sur le sel.⟩
⟨paragraph "Nous n'en voulons pas", a lancé la députée Anna Puig.⟩
⟨crosshead Deux abstentions⟩
⟨paragraph Le gouvernement avait promis un vote libre. Deux élus se sont abstenus.⟩
⟨boilerplate Lire aussi: Le sel, une passion andorrane⟩
⟨credit AFP⟩""",
    "belga": """⟨lead (Belga) Le parquet de Namur a ouvert une enquête, a-t-on appris mardi. "Rien n'est exclu", a dit sa \
porte-parole.⟩ ⟨boilerplate (Belga)⟩""",
    "canadian-press": """⟨lead GASPÉ — La mairesse de Gaspé quittera son poste en juin, a-t-elle annoncé jeudi.⟩

⟨paragraph « Je pars sereine », a dit Mme Côté devant les élus.⟩

⟨credit La Presse Canadienne⟩""",
    "newspaper-page": """⟨kicker Vaud⟩
⟨headline Le pont de Chancy fermé deux ans⟩
⟨date Publié: 28.01.2021, 20:47⟩
⟨date Mis à jour: 28.01.2021, 21:03⟩
⟨boilerplate Partager⟩
⟨boilerplate 12 commentaires⟩
⟨lead Le pont de Chancy sera fermé deux ans dès lundi, a annoncé le canton.⟩
⟨caption Le pont de Chancy, lundi. (Photo: Keystone)⟩
⟨paragraph Le chantier coûtera 4 millions. Un bac traversera le fleuve.⟩
⟨boilerplate (ats/nxp)⟩""",
    "one-line": """⟨headline Un loup abattu près de Gruyères⟩ ⟨agency ATS⟩ ⟨date 12.5.2021 - 17:02⟩ ⟨lead Un loup a été abattu \
mardi près de Gruyères (FR), a indiqué le canton.⟩ ⟨credit Keystone-SDA⟩ ⟨caption Un loup photographié \
en captivité.⟩ ⟨caption=5 Un loup photographié en captivité.⟩ ⟨credit sda⟩""",
    "flattened": """⟨lead Un camion-citerne s'est renversé vendredi à l'aube près de Saxon (VS), a indiqué la police valaisanne. \
Son chauffeur, un Portugais de 41 ans, est indemne.⟩ ⟨crosshead Autoroute coupée⟩ ⟨paragraph L'autoroute A9 est restée fermée \
toute la matinée. «Nous avons dû pomper 20'000 litres de lait», a expliqué un pompier.⟩ ⟨crosshead «Un lac blanc»⟩ ⟨paragraph \
Selon des témoins, le lait a coulé jusqu'au canal.⟩  ⟨paragraph Le Rhône n'a pas été touché.⟩ ⟨boilerplate (ats/nxp)⟩""",
    "tweet-twice": """⟨lead La gare de Gland a été évacuée jeudi matin, ont indiqué les CFF. Un colis suspect avait été trouvé.⟩ \
⟨paragraph Gare de Gland évacuée, trains détournés par Morges. Patience! #CFF pic.twitter.com/a1B2c3— CFF Info (@cffinfo) \
4 mars 2021⟩  ⟨boilerplate=1 Gare de Gland évacuée, trains détournés par Morges. Patience! #CFF pic.twitter.com/a1B2c3⟩ \
⟨paragraph Le colis contenait des fromages.⟩ ⟨boilerplate (ats/nxp)⟩""",
    "glued": """⟨lead Le premier ministre du Nouveau-Brunswick a dit croire que la grève ne durerait pas, malgré le ton des syndicats \
qui l'ont déclenchée.⟩⟨paragraph Lise Roy affirme que le mouvement s'essouffle.⟩⟨crosshead Encore des retards⟩⟨paragraph La ville \
de Moncton a signalé deux retards.⟩""",
    "rubric-before-teaser": """⟨kicker inondations⟩ ⟨lead Selon la mairie, quarante caves sont sous l'eau. La pluie continuera \
demain.⟩  ⟨paragraph Quarante caves ont été inondées dans la nuit à Sierre, a indiqué la mairie.⟩""",
    "dateline-alone": """⟨headline Sept trains supprimés⟩

⟨lead Charleroi (Belga)
Sept trains ont été supprimés mardi, a annoncé la SNCB.⟩

⟨paragraph Le trafic reprendra mercredi.⟩""",
    "wiki": """⟨headline Islande : un volcan se réveille⟩

⟨date 21 mars 2021 . –⟩
⟨lead Le volcan dormait depuis huit siècles.⟩

⟨paragraph Personne n'a été blessé, selon les secours.⟩""",
    "headline-again": """⟨headline Un volcan se réveille en Islande⟩
⟨boilerplate=0 Un volcan se réveille en Islande⟩
⟨lead Le volcan dormait depuis huit siècles, a rappelé l'office météorologique.⟩""",
    "list": """⟨headline Les mesures du Conseil d'Etat⟩
⟨lead Le Conseil d'Etat a présenté trois mesures:⟩
⟨paragraph - une taxe;⟩
⟨paragraph - un fonds;⟩
⟨paragraph - une loi.⟩
⟨paragraph Il n'a pas dit quand elles entreraient en vigueur.⟩""",
    "fixed-width": """⟨headline Le lac de Joux prêt à geler⟩

⟨lead Le Pont (ATS) Le lac de Joux pourrait geler en fin de semaine, selon
MétéoSuisse. Le froid polaire qui règne depuis mardi a déjà pris
la baie du Rocheray. Les patineurs devront attendre le feu vert de la
commune.⟩

⟨paragraph "La glace doit tenir huit centimètres", a rappelé le syndic
Yves Roux, qui redoute les imprudents.⟩

⟨crosshead Deux noyés en 2012⟩

⟨paragraph En 2012, deux hommes s'étaient noyés au large de L'Abbaye. Le syndic
Roux veut éviter que cela ne se répète.⟩

⟨boilerplate (ats)⟩""",
    "broken-sentence": """⟨headline Le lac de Joux prêt à geler⟩
⟨lead Le lac de Joux pourrait geler en fin de semaine, a annoncé mardi
la commune du Chenit.⟩
⟨paragraph Yves Roux se réjouit.⟩""",
    "results": """⟨headline Handball: les résultats de la soirée⟩
⟨lead Créteil a battu Nantes mardi à la surprise générale.⟩
⟨paragraph Créteil - Nantes 31-28⟩
⟨paragraph Ivry - Dijon 22-22⟩
⟨paragraph La suite du tournoi est prévue samedi à Ivry.⟩""",
    "markup": """⟨boilerplate <doc id="4" source="Courrier">⟩
⟨lead Le volcan dormait depuis huit siècles.⟩
⟨boilerplate </doc>⟩""",
    "alert": "⟨headline URGENT - Le président de la Confédération démissionne⟩",
}


def read(text: str, published: str | None = None, headline: str | None = None) -> Dispatch:
    raw = RawDispatch(text=text, origin=Origin(), published=published, headline=headline)
    return read_layout(raw, WORDS)[0]


def unmarked(case: str) -> tuple[str, list[tuple[str, str, int | None]]]:
    """The text of a case without its marks, and the kind, words and copy of each part."""
    text = ""
    parts: list[tuple[str, str, int | None]] = []
    last, opened = 0, None
    for mark in MARK.finditer(case):
        text += case[last : mark.start()]
        last = mark.end()
        if mark["kind"]:
            opened = (mark["kind"], len(text), int(mark["copy"]) if mark["copy"] else None)
        elif opened:
            parts.append((opened[0], text[opened[1] :], opened[2]))
    return text + case[last:], parts


def shown(dispatch: Dispatch) -> list[tuple[str, str, int | None]]:
    return [(part.kind.value, dispatch.text[part.start : part.end], part.duplicate_of) for part in dispatch.parts]


@pytest.mark.parametrize("name", CASES)
def test_parts(name: str):
    text, expected = unmarked(CASES[name])
    assert shown(read(text)) == expected


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\u2028"], ids=["crlf", "cr", "line-separator"])
def test_line_ends_of_any_kind_give_the_same_parts(ends: str):
    text, expected = unmarked(CASES["swiss"])
    assert shown(read(text.replace("\n", ends))) == expected


@pytest.mark.parametrize("joint", [" ", "  "], ids=["one-blank", "two-blanks"])
def test_head_survives_one_line(joint: str):
    text, expected = unmarked(CASES["swiss"])
    found = shown(read(re.sub(r"\n+", joint, text)))
    assert found[:9] == expected[:9]
    assert ("crosshead", "Trois rames à l'atelier", None) in found


@pytest.mark.parametrize(
    ("kind", "words"),
    [("kicker", "Transports"), ("agency", "ATS"), ("byline", None), ("dateline", None)],
    ids=str,
)
def test_passages_of_the_swiss_dispatch(kind: str, words: str | None):
    passage = getattr(read(unmarked(CASES["swiss"])[0]), kind)
    assert (passage.text if passage else None) == words


def test_a_headline_from_outside_is_found_in_the_text():
    text = "Vingt mots\n\nLe volcan dormait depuis huit siècles.\n\nPersonne n'a été blessé."
    assert read(text, headline="Vingt mots").headline is not None
    assert shown(read(text, headline="Le réveil")) == [
        ("kicker", "Vingt mots", None),
        ("lead", "Le volcan dormait depuis huit siècles.", None),
        ("paragraph", "Personne n'a été blessé.", None),
    ]


@pytest.mark.parametrize("text", ["", " \n\t", "\u200b\n"], ids=["empty", "blanks", "invisible"])
def test_a_text_of_blanks_has_no_parts(text: str):
    assert read(text).parts == ()


@pytest.mark.gold
def test_seed_layout(shared: Path):
    text = (shared / "gold" / "seed" / "seed_01.txt").read_bytes().decode("utf-8")
    expected = json.loads((shared / "gold" / "seed" / "layout.json").read_text("utf-8"))
    dispatch = read(text)

    def words(kind: PartKind) -> list[str]:
        return [text[part.start : part.end] for part in dispatch.parts if part.kind is kind]

    assert dispatch.kicker is not None
    assert dispatch.headline is not None
    assert dispatch.agency is not None
    assert dispatch.lead is not None
    captions = [part for part in dispatch.parts if part.kind is PartKind.CAPTION]
    lead = next(i for i, part in enumerate(dispatch.parts) if part.kind is PartKind.LEAD)
    assert {
        "kicker": dispatch.kicker.text,
        "headline": dispatch.headline.text,
        "agency": dispatch.agency.name,
        "published": dispatch.published,
        "lead_starts": dispatch.lead.text[: len(expected["lead_starts"])],
        "credits": words(PartKind.CREDIT),
        "captions": len(captions),
        "captions_distinct": sum(part.duplicate_of is None for part in captions),
        "crossheads": words(PartKind.CROSSHEAD),
        "paragraphs_after_lead": sum(part.kind is PartKind.PARAGRAPH for part in dispatch.parts[lead:]),
    } == expected
    assert captions[1] == Part(
        kind=PartKind.CAPTION,
        start=captions[1].start,
        end=captions[1].end,
        duplicate_of=dispatch.parts.index(captions[0]),
    )
