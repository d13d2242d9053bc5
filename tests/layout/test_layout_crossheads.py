"""Crossheads fused into a line, marked ⟨so⟩; a text without marks holds none."""

from __future__ import annotations

import re

import pytest

from guillemets.layout.crossheads import cut_crossheads
from guillemets.layout.segments import Segment
from guillemets.lexicons import load_lexicons
from guillemets.model.dispatch import PartKind

WORDS = load_lexicons()
BEFORE = "La route reste fermée jusqu'à nouvel ordre, a dit la ville. "

FUSED = {
    "pronoun": "⟨Chauffeur indemne⟩ Il a pu sortir seul de sa cabine.",
    "preposition": "⟨Pas de pollution⟩ Selon la police, le lait n'a pas atteint le fleuve.",
    "weekday": "⟨Deux trains supprimés⟩ Mardi, le trafic avait déjà été coupé.",
    "article": "⟨La ville paiera⟩ La facture atteint 30'000 francs.",
    "institution": "⟨Des élus divisés⟩ Le Conseil d'Etat tranchera en mars.",
    "acronym": "⟨Appel à la retenue⟩ L'ONU a envoyé un médiateur.",
    "name": "⟨Réplique immédiate⟩ Yves Roux a rejeté ces accusations.",
    "title": "⟨Trois plaintes⟩ Mme Roux a promis de rembourser.",
    "two-names": "⟨Texte commun⟩ Berne et Vaduz ont signé un accord.",
    "quotation": "⟨Aucun regret⟩ «Je le referais sans hésiter», a lancé le prévenu.",
    "quoted": "⟨«Farce judiciaire»⟩ Maître Noir a demandé l'acquittement.",
    "straight-quoted": '⟨"Farce judiciaire"⟩ Maître Noir a demandé un acquittement.',
    "half-quoted": "⟨«Comptable» du clan⟩ Un cousin du prévenu tenait les livres.",
    "adverb": "⟨Vente suspendue⟩ Parallèlement, le canton a saisi le tribunal.",
    "question": "⟨Et le loup, alors?⟩ Yves Roux n'en parle plus.",
    "glued-after": "⟨Encore des retards⟩La ligne a été coupée deux heures.",
    "two-blanks": "⟨Éventuel recours⟩  Zoug n'a pas encore décidé.",
    "two": "⟨Quai fermé⟩ Le quai a été bouclé. ⟨Bateaux à l'arrêt⟩ Les bateaux sont restés au port.",
    "word-of-a-name": "⟨Route fermée⟩ Le maire de Courgenay demande une limitation.",
    "word-of-a-paper": "⟨Pas de danger⟩ Le temps presse, a dit la ville.",
    "generic-noun": "⟨Retour en prison⟩ Yves Roux a été arrêté à la gare.",
}
PLAIN = {
    "newspaper": "Selon le quotidien Le Phare, le maire a démissionné.",
    "famous": "Contacté hier, Le Temps n'a pas réagi. Un article paru dans Le Monde a tout changé.",
    "surname": "Le ministre français Bruno Le Maire a démissionné.",
    "role": "Le conseiller national Yves Roux a démissionné.",
    "apposed": "L'ancien champion olympique Yves Roux a démissionné.",
    "film": "Le film Un pont trop loin passe mardi.",
    "party": "Le parti La Rue avait gagné deux sièges.",
    "comma": "Mardi, Yves Roux a démissionné.",
    "according": "Selon Yves Roux, la ville paiera.",
    "quoted-words": "Les «sages» Roux et Noir ont tranché.",
    "straight-quotation": '"Nous gagnerons", a dit un témoin. "Bravo." Le maire a souri.',
    "speech": "Il a lancé «Nous gagnerons tous ensemble», a dit un témoin.",
    "communique": "Dans un communiqué «Nous gagnerons tous ensemble», a dit la ville.",
    "inside-quotation": "«Quelle honte. Fin du monde Il faut partir», a-t-il dit.",
    "abbreviation": "Le recours de M. Roux Noir a été rejeté.",
    "relative": "Pont que Berne La Grande avait voulu, il a coûté cher.",
    "hashtag": "Voir #Nyon @ville Le direct.",
    "movement": "Le mouvement En Marche a gagné.",
    "camel": "La chaîne YouTube La Rue compte deux vidéos.",
}


def crossheads(text: str) -> list[str]:
    pieces = cut_crossheads(text, Segment(start=0, end=len(text)), WORDS, opening=True)
    assert "".join("".join(text[p.start : p.end].split()) for p in pieces) == "".join(text.split())
    return [text[piece.start : piece.end] for piece in pieces if piece.kind is PartKind.CROSSHEAD]


@pytest.mark.parametrize("name", FUSED)
def test_fused_crosshead_is_found(name: str):
    case = FUSED[name]
    assert crossheads(BEFORE + re.sub("[⟨⟩]", "", case)) == re.findall("⟨(.*?)⟩", case)


@pytest.mark.parametrize("name", PLAIN)
def test_sentence_is_left_whole(name: str):
    assert crossheads(BEFORE + PLAIN[name]) == []
