"""Appositions of the source of an adjunct: "selon Amaq, l'agence du groupe, ...", "selon Paul Rey, qui a tout vu"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.extent import finite_start
from guillemets.attributions.noun_phrases import another_vouches, can_speak
from guillemets.language.verbs import is_finite, is_participle
from guillemets.lexicons.grammar import grammar
from guillemets.model.attribution import SpeakerKind

if TYPE_CHECKING:
    from guillemets.attributions.scene import Scene, Stretch
    from guillemets.language.tokens import Token

_LONGEST_APPOSITION = 25  # words
_LONGEST_NAME = 7  # words of an office with its holder


def with_appositions(scene: Scene, phrase: Stretch, limit: int) -> int:
    """The last token of the appositions between commas that follow the source ``phrase``."""
    doc = scene.doc
    last = phrase.last
    heads = [t for t in doc[phrase.first : phrase.last + 1] if t.pos_ in ("NOUN", "PROPN", "PRON")]
    named = bool(heads) and (heads[0].pos_ == "PROPN" or _is_text(scene, heads[0]))
    if last + 2 <= limit and doc[last + 1].lower_ == "et" and doc[last + 2].lower_ in ("qui", "dont"):
        return limit
    while last + 2 <= limit and doc[last + 1].text == ",":
        closing = next(
            (
                j
                for j in range(last + 2, min(limit, last + _LONGEST_APPOSITION) + 1)
                if doc[j].text == "," and scene.quote_around(j) is None
            ),
            None,
        )
        stop = closing if closing is not None else limit + 1
        if not _apposed(scene, last + 2, stop, named=named) and not _explained(scene, last + 2, stop):
            break
        if closing is None or _reports_on(scene, last + 2, closing):
            return limit
        last = closing - 1
    return last


def _reports_on(scene: Scene, first: int, closing: int) -> bool:
    """Whether a relative clause reports in its turn and goes on: "selon X, qui précise que A, B et C sont morts"."""
    doc = scene.doc
    if doc[first].lower_ != "qui":
        return False
    cues = scene.groups_between(first + 1, closing)
    clause = next((g.last + 1 for g in cues if doc.words(g.last + 1, g.last + 2).lower() in grammar().that), None)
    return clause is not None and not any(is_finite(doc[i]) for i in range(clause, closing))


def with_relative(scene: Scene, phrase: Stretch, limit: int) -> int:
    """The last token of a relative clause or a bracket after the source: "selon le rapport que l'ONU a remis, ..."."""
    doc = scene.doc
    first = phrase.last + 1
    if first + 1 < limit and doc[first].text == "(" and not another_vouches(scene, first):
        closing = (i for i in range(first + 1, min(limit, first + _LONGEST_APPOSITION)) if doc[i].text == ")")
        return next(closing, phrase.last)
    if first + 1 > limit or doc[first].lower_ not in ("que", "qu'", "qui", "dont", "où"):
        return phrase.last
    finite = next((i for i in range(first + 1, min(limit, first + _LONGEST_APPOSITION) + 1) if is_finite(doc[i])), None)
    if finite is None:
        return phrase.last
    end = next((i for i in range(finite + 1, limit + 1) if doc[i].text == "," and scene.quote_around(i) is None), None)
    if end is not None and end - first <= _LONGEST_APPOSITION:
        return end - 1
    return phrase.last


def _is_text(scene: Scene, noun: Token) -> bool:
    """Whether the source is a text, beside which a name begins the clause: "selon une étude, Paul Rey est ..."."""
    row = scene.words.source_nouns.get(noun.lower_)
    return row is not None and row.kind is SpeakerKind.DOCUMENT


def _explained(scene: Scene, first: int, stop: int) -> bool:
    """Whether a noun between commas says what the name before it is: "selon Amaq, l'agence du groupe, il est mort"."""
    doc = scene.doc
    if doc[first].pos_ != "DET":
        return False
    if _names(scene, first, stop):
        return True
    if stop + 1 >= scene.sentence(first).last or doc[first - 2].pos_ != "PROPN":
        return False
    noun = next((doc[i] for i in range(first, stop) if doc[i].pos_ == "NOUN"), None)
    clause = doc[stop + 1].pos_ in ("PRON", "DET") and not finite_start(doc, stop + 1)
    plain = not any(is_finite(doc[i]) for i in range(first, stop))
    return plain and clause and noun is not None and can_speak(scene, noun)


def _names(scene: Scene, first: int, stop: int) -> bool:
    """Whether a title and a name between two commas say who holds the office: "selon le maire, le docteur Rey, ..."."""
    doc = scene.doc
    sentence = scene.sentence(first)
    last = stop - 1 if stop <= sentence.last else sentence.last - (1 if doc[sentence.last].is_punct else 0)
    if not first + 2 <= last < first + _LONGEST_NAME or doc[last].pos_ != "PROPN":
        return False
    office = doc[first + 1].lower_ in scene.words.role_nouns or doc[first + 1].text in scene.words.titles
    subject = finite_start(doc, stop + 1) and all(word.text != "," for word in doc[sentence.first : first - 2])
    return office and not subject and not any(is_finite(word) for word in doc[first:last])


def _of_person(scene: Scene, first: int) -> bool:
    """Whether the comma before ``first`` follows a person's name, of whom a role may be told."""
    return first > 1 and scene.doc[first - 2].ent_type_ == "PER"


def _apposed(scene: Scene, first: int, stop: int, *, named: bool) -> bool:
    """Whether the words between two commas describe the source: a bare noun, a relative or participial clause."""
    doc = scene.doc
    word = doc[first]
    if word.lower_ in grammar().that and word.pos_ == "SCONJ":
        return False  # "laissent penser, selon la police, que"
    if word.lower_ in ("qui", "dont", "que", "où") or (
        word.lower_ == "et" and doc[first + 1].lower_ in ("qui", "dont")
    ):
        return True
    if scene.quote_from(first) is not None:
        return False
    if is_participle(word):
        return word.lower_ not in grammar().resulting or bool(scene.groups_between(first, first))
    finite = any(is_finite(doc[j]) and doc[j].dep_ != "acl:relcl" for j in range(first, min(stop, len(doc))))
    if word.pos_ == "NOUN":
        return not finite or stop < scene.sentence(first).last
    if _of_person(scene, first) and any(
        doc[j].lower_ in scene.words.role_nouns for j in range(first, min(first + 3, stop))
    ):
        return not finite
    if word.pos_ == "PROPN":
        return not finite and not named
    if word.lower_ in grammar().of and _of_person(scene, first):
        return not finite  # "selon Jean Dupont, de l'Université de Berne"
    indefinite = word.lower_ in ("l'un", "l'une") or doc.words(first, first + 2) in ("l'un", "l'une")
    closed = stop <= scene.sentence(first).last
    aged = word.pos_ == "NUM" and doc.words(first + 1, first + 2) in (
        "ans",
        "mois",
    )  # not "selon la radio, trois hommes ..."
    dated = any(
        t.lower_ in scene.words.time_nouns for t in doc[first:stop]
    )  # "selon La Croix, en cette journée de mai, ..."
    office = word.lower_ in grammar().of or doc[first - 2].pos_ == "PROPN"  # not "selon la police, devant la gare, ..."
    when = word.lower_ in grammar().circumstance or word.lower_ in (
        "en",
        "dans",
    )  # "selon Oxfam, depuis la guerre, ..."
    placed = word.pos_ == "ADP" and office and closed and not dated and not when
    return (aged or word.pos_ == "PRON" or placed or indefinite) and not finite
