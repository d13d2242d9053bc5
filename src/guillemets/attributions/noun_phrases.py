"""Noun phrases read from left to right, where an incise leaves the parser without help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.scene import Scene, Stretch
from guillemets.language.verbs import is_participle
from guillemets.lexicons.grammar import grammar
from guillemets.lexicons.reference_words import ReferenceSort

if TYPE_CHECKING:
    from guillemets.language.tokens import Token

_NAME = 5  # words, marks included, of a quotation that can be a name
_BRACKETED = 7  # words of a bracket inside a noun phrase
_NAMING = frozenset(["NOUN", "PROPN"])
_DETERMINED = frozenset(["DET", "NUM", "ADJ", "ADV"])


def phrase_at(scene: Scene, start: int, limit: int) -> Stretch | None:
    """The noun phrase that starts at token ``start``: determiner, noun or name, complements; None if there is none.

    It ends before a comma, a verb that is finite, a relative pronoun, or a quotation that is not part of a name.
    """
    doc = scene.doc
    i = start
    while i <= limit and (
        doc[i].pos_ in ("DET", "NUM")
        or doc[i].lower_ in ("de", "d'", "du", "des", "les", "quelque", "tous", "près", "plus")
        or (doc[i].pos_ in ("ADJ", "ADV") and i + 1 <= limit and doc[i + 1].pos_ in ("NOUN", "PROPN", "ADJ"))
    ):
        i += 1
    if i <= limit and doc[i].text in ("«", '"'):
        quote = scene.quote_from(i)
        if quote is not None and quote.last - quote.first <= _NAME and quote.last <= limit:
            return Stretch(start, _complements(scene, quote.last, limit))
        return None
    if i > limit:
        return None
    head = doc[i]
    if head.pos_ not in _NAMING and not (
        head.pos_ in ("PRON", "NUM", "ADJ", "X", "VERB", "ADV")
        and (head.lower_ in grammar().standing_alone or head.text[0].isupper() or i > start)
    ):
        return None
    if head.pos_ == "PRON" and head.lower_ in grammar().tonic:
        return Stretch(start, i)  # "selon lui «déresponsabilisant»"
    return Stretch(start, _complements(scene, i, limit))


def _complements(scene: Scene, last: int, limit: int) -> int:
    """The last token of the complements that follow the head at ``last``."""
    while last + 1 <= limit:
        extended = _extended(scene, last, limit)
        if extended is None:
            break
        last = extended
    return last


def _extended(scene: Scene, last: int, limit: int) -> int | None:
    """The last token of the one complement that follows ``last``, or None when the phrase ends there."""
    doc = scene.doc
    word = doc[last + 1]
    if _starts_anew(scene, last):
        return None
    if word.lower_ in grammar().link:
        return _linked(scene, last, limit)
    if word.text == "(" and another_vouches(scene, last + 1):
        return None
    if word.text == "(":
        return next((j for j in range(last + 1, min(limit, last + _BRACKETED) + 1) if doc[j].text == ")"), None)
    if word.text == "«":
        quote = scene.quote_from(last + 1)
        short = quote is not None and quote.last - quote.first <= _NAME and quote.last <= limit
        return quote.last if quote is not None and short else None
    if word.text == "-":
        return last + 1 if last + 2 <= limit and doc[last + 2].pos_ == "PROPN" else None
    if _titled(scene, last) and last + 2 <= limit:
        return last + 2  # "le journal Le Soir"
    return last + 1 if _modifies(scene, last) else None


def _titled(scene: Scene, last: int) -> bool:
    """Whether the noun at ``last`` bears a name that begins with an article in capitals: "le quotidien La Presse"."""
    doc = scene.doc
    words = doc[last + 1 : last + 3]
    capital = all(word.text[0].isupper() for word in words) and len(words) == 2  # noqa: PLR2004
    return capital and doc[last].pos_ == "NOUN" and words[0].pos_ == "DET" and words[1].pos_ in _NAMING


def another_vouches(scene: Scene, bracket: int) -> bool:
    """Whether the bracket opened at token ``bracket`` holds what another says: "la police (5000 selon la CGT)"."""
    near = scene.doc[bracket + 1 : bracket + 1 + _BRACKETED]
    inside = near[: next((k for k, word in enumerate(near) if word.text == ")"), len(near))]
    return any(word.lower_ in ("selon", "après") for word in inside)


def _starts_anew(scene: Scene, last: int) -> bool:
    """Whether the next word begins another name: "a déclaré à l'AFP M. Brossat", "à BFM TV Laurent Nuñez"."""
    word, before = scene.doc[last + 1], scene.doc[last]
    if word.text in scene.words.titles and before.pos_ == "PROPN":
        return True
    told = before.lower_ in grammar().audience and before.nbor(-1).lower_ in ("la", "les", "aux") if last else False
    written = last > 0 and before.lower_ in scene.words.speech_venues and before.nbor(-1).lower_ in ("un", "une")
    if word.pos_ == "PROPN" and word.is_title and (told or (written and word.ent_type_ == "PER")):
        return True  # "a estimé jeudi à la presse | Paul Rey"
    if word.ent_type_ != "PER" or word.ent_iob_ != "B" or before.ent_type_ not in ("ORG", "LOC", "MISC"):
        return False
    start = last
    while start > 0 and scene.doc[start].ent_iob_ == "I":
        start -= 1
    if start > 1 and scene.doc[start - 1].pos_ == "DET":
        start -= 1  # "le ministre de l'Intérieur Paul Rey" goes on
    # "le porte-parole des CFF Jean-Luc Moser" goes on
    return start == 0 or scene.doc[start - 1].lower_ not in grammar().of


def _linked(scene: Scene, last: int, limit: int) -> int | None:
    doc = scene.doc
    link = doc[last + 1].lower_
    if link not in grammar().of and link != "et" and doc[last].pos_ == "PROPN":
        return None
    among = last + 2 < limit and doc[last + 2].lower_ == "entre"  # "plusieurs d'entre eux"
    inner = phrase_at(scene, last + (3 if among else 2), limit)
    if inner is None or doc[inner.last].lower_ in scene.words.time_nouns:
        return None
    if link in ("à", "au", "aux") and any(
        word.lower_ in grammar().aftermath for word in doc[inner.first : inner.first + 2]
    ):
        return None  # "les syndicats à l'issue d'une réunion"
    if link in ("à", "auprès") and any(
        word.lower_ in scene.words.agencies for word in doc[inner.first : inner.last + 1]
    ):
        return None  # "a annoncé sa famille à l'AFP"
    if link == "en" and doc[inner.first].lower_ in grammar().aftermath:
        return None  # "le ministre en marge d'un déplacement"
    venue = next((word for word in doc[inner.first : inner.last + 1] if word.pos_ in _NAMING), None)
    if link == "sur" and venue is not None and (venue.pos_ == "PROPN" or venue.lower_ in scene.words.speech_venues):
        return None  # "le maire sur Twitter": where it was said
    return inner.last


def _modifies(scene: Scene, last: int) -> bool:
    """Whether the next word goes with the phrase: a name, an adjective, a participle, a noun in apposition."""
    word, before = scene.doc[last + 1], scene.doc[last]
    if word.lower_ in grammar().in_person:
        return True
    if word.lower_ in scene.words.time_nouns and not (word.ent_iob_ == "I" and word.text[0].isupper()):
        return False  # but of a name: "L'Orient-Le Jour"
    if word.ent_iob_ == "I" and before.ent_type_ == word.ent_type_ and word.text.isalpha():
        return True
    if _is_rank(before):
        return True
    if word.pos_ in ("PROPN", "ADJ") or (word.pos_ in ("NOUN", "NUM") and word.text[0].isupper()):
        return True
    if word.lower_ == "s'" and word.i + 1 < len(word.doc) and is_participle(word.nbor(1)):
        return True
    if word.lower_ in grammar().carried:
        return False
    if word.pos_ == "VERB" and is_participle(word):
        return word.dep_.startswith("acl") and not word.lower_.endswith("ant")
    return word.pos_ == before.pos_ == "NOUN" and word.dep_ in ("nmod", "appos", "flat:name", "compound", "amod")


def names_a_source(scene: Scene, phrase: Stretch) -> bool:
    """Whether a noun phrase can speak: a name, a pronoun, or a noun that the lexicon lists as a source."""
    doc = scene.doc
    for i in range(phrase.first, phrase.last + 1):
        word = doc[i]
        if word.pos_ in ("DET", "NUM", "ADV", "PUNCT") and i < phrase.last:
            continue
        if word.lower_ in grammar().standing_alone and (i == phrase.last or doc[i + 1].lower_ in grammar().of):
            return True
        if can_speak(scene, word):
            return True
        if word.pos_ in ("NOUN", "PROPN"):
            return word.text[0].isupper() or word.ent_type_ in ("PER", "ORG", "LOC")
    return False


def can_speak(scene: Scene, word: Token) -> bool:
    """Whether one word, as head of a noun phrase, can be a source."""
    if word.pos_ == "PRON" or word.text.startswith("-"):
        return word.lower_ not in ("ce", "c'", "cela", "ceci", "ça", "rien", "dont", "où", "que", "qu'", "y", "en")
    if word.ent_type_ in ("PER", "ORG", "LOC") or (word.pos_ == "PROPN" and word.text[0].isupper()):
        return True
    if word.text in scene.words.titles or _is_people(word):
        return True
    shared = [child for child in word.children if child.dep_ == "nmod"] if word.lower_ in grammar().share else []
    if shared:
        return any(can_speak(scene, child) for child in shared)  # "nombre d'élus", but "la majorité a voté non"
    if word.lower_ in ("dernier", "dernière", "derniers", "dernières", "beaucoup"):
        return True  # "ce dernier", "Beaucoup craignent"
    if word.lower_ in scene.words.reference_words[ReferenceSort.QUANTITY]:
        counted = (child for child in word.children if child.dep_ == "nmod" and child.i > word.i)
        if any(can_speak(scene, child) for child in counted):
            return True  # "une soixantaine de citoyens"
    if word.lower_.startswith("vice-") or _is_rank(word):
        return True  # "la vice-première ministre"
    nouns = scene.words.source_nouns
    return word.lower_ in nouns or word.lower_.split("-")[0] in nouns


def _is_rank(word: Token) -> bool:
    """Whether a noun tells with its number who comes where among people: "le numéro deux du parti"."""
    after = word.nbor(1) if word.i + 1 < len(word.doc) else None
    return word.lower_ == "numéro" and after is not None and after.pos_ == "NUM" and not after.is_digit


def _is_people(word: Token) -> bool:
    """Whether a noun is the name of a people: "les Druzes du Golan ont menacé de faire grève"."""
    plural = "Plur" in word.morph.get("Number", []) or word.lower_.endswith("s")
    return word.pos_ in ("NOUN", "ADJ") and plural and word.text[0].isupper() and not word.is_sent_start


def agree(one: Token, other: Token) -> bool:
    """Whether nothing in the tags says that two words differ in gender or number."""
    pairs = ((one.morph.get(name, []), other.morph.get(name, [])) for name in ("Gender", "Number"))
    return all(not a or not b or a == b for a, b in pairs)
