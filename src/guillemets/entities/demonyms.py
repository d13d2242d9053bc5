"""Persons told by the country they come from: "la Slovène Tina Vesnar", "la Slovène"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.entities.names import Name, NameLabel
from guillemets.lexicons.determiners import DeterminerSort

if TYPE_CHECKING:
    from guillemets.entities.referents import Referent
    from guillemets.entities.surroundings import Surroundings


def note_origin(around: Surroundings, name: Name, owner: Referent) -> None:
    """Note the country, and the gender, of a person whose name stands right behind a demonym with its determiner."""
    if name.label is not NameLabel.PER or not owner.person:
        return
    i = (name.titled if name.titled is not None else name.first) - 1
    doc = around.parsed.doc
    determiner = around.words.determiners.get(doc[i - 1].lower_) if i > 0 else None
    if determiner is None or determiner.plural or doc[i].lower_ not in around.words.knowledge.demonyms:
        return
    owner.country = owner.country or around.words.knowledge.country_of(doc[i].text)
    owner.origin = owner.origin or around.words.knowledge.origin_of(doc[i].text)
    if determiner.gender is not None and (owner.gender is None or not owner.sure):
        owner.gender, owner.sure = determiner.gender, True


def compatriot_at(around: Surroundings, i: int) -> bool:
    """Whether a definite article at ``i`` and a demonym behind it are all of a noun phrase: "[la Slovène] a gagné"."""
    doc = around.parsed.doc
    if i + 2 >= len(doc) or i + 1 in around.inside or doc[i + 1].lower_ not in around.words.knowledge.demonyms:
        return False
    determiner = around.words.determiners.get(doc[i].lower_)
    definite = determiner is not None and determiner.sort is DeterminerSort.DEFINITE and not determiner.plural
    return definite and around.name_at(i + 2) is None and is_demonym(around, i + 1)


def is_demonym(around: Surroundings, i: int) -> bool:
    """Whether the word at ``i`` is a demonym used as a noun, with a capital or, where it ends its phrase, without."""
    doc = around.parsed.doc
    if doc[i].lower_ not in around.words.knowledge.demonyms:
        return False
    follower = doc[i + 1] if i + 1 < len(doc) else None
    alone = follower is None or follower.pos_ not in {"NOUN", "ADJ", "PROPN"}
    return doc[i].text[0].isupper() or (doc[i].pos_ == "NOUN" and alone and doc[i].dep_.startswith(("nsubj", "obj")))
