"""Nominal cues: "l'annonce de X selon laquelle...", "un appel à la grève", "le cri de «...»"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.noun_contents import content_of, speaks
from guillemets.attributions.noun_phrases import phrase_at
from guillemets.attributions.scene import Draft, Scene, Stretch
from guillemets.attributions.source_spans import source_span
from guillemets.attributions.verb_shapes import misread_noun
from guillemets.lexicons.cue_nouns import NounFrame, compound_cue_nouns
from guillemets.lexicons.cue_verbs import Strength
from guillemets.lexicons.grammar import grammar
from guillemets.model.attribution import Act

if TYPE_CHECKING:
    from guillemets.language.tokens import Token
    from guillemets.lexicons.cue_nouns import CueNoun
    from guillemets.model.span import Span

_EXPLICIT = frozenset([NounFrame.SELON_LAQUELLE, NounFrame.QUE, NounFrame.QUOTE, NounFrame.COLON])
_TOLD = frozenset([Act.ACCUSES, Act.ANNOUNCES])  # "accusations de fraude", "l'annonce d'un report"
_NEAR = 8  # words between a noun and its infinitive or quotation


def find_nominals(scene: Scene, claimed: list[Draft], barriers: list[Stretch]) -> list[Draft]:
    """Every attribution whose cue is a noun, in order; ``claimed`` are those whose cue is a verb or an adjunct."""
    found = []
    in_cue = {i for d in claimed if d.cue is not None for i in range(d.cue.first, d.cue.last + 1)}
    reached = _reached(claimed)
    listed, compound = scene.words.cue_nouns, compound_cue_nouns()
    for token in scene.doc:
        if token.lower_ not in listed and token.lower_ not in compound:
            continue
        row, first = _listed(scene, token)
        noun = token.pos_ in ("NOUN", "PROPN")
        if row is None or not (noun or misread_noun(token)) or token.i in in_cue or _in_compound(scene, first):
            continue
        draft = _draft(scene, Stretch(first.i, token.i), row, barriers)
        # a verb or adjunct may have the same content already: "lance un appel à", "selon un message"
        if draft is not None and reached.get(draft.content[0].first, -1) < draft.content[0].last:
            found.append(draft)
    return found


def _listed(scene: Scene, noun: Token) -> tuple[CueNoun | None, Token]:
    """The row of a noun and its first word: that of "mise en garde" stands at its last."""
    nouns = scene.words.cue_nouns
    for form in compound_cue_nouns().get(noun.lower_, ()):
        first = noun.i - form.count(" ") - form.count("'")
        if first >= 0 and scene.doc.words(first, noun.i + 1).lower() == form:
            return nouns.get(form), scene.doc[first]
    return nouns.get(noun.lower_), noun


def _in_compound(scene: Scene, noun: Token) -> bool:
    """Whether a noun is part of another word: "la cour d'appel", "un acte d'accusation", "faire appel à la police"."""
    if not noun.i:
        return False
    before = scene.doc[noun.i - 1]
    if before.pos_ in ("VERB", "AUX"):
        return True  # no determiner: an idiom; those that report are phrases of their own
    if before.lower_ in grammar().writers_own and scene.quote_around(noun.i) is None:
        return True  # "n'a pas donné suite à notre demande d'entrevue"
    return (
        before.lower_ in ("d'", "de") and before.head is noun and noun.head.pos_ == "NOUN" and noun.head.i == noun.i - 2
    )


def _reached(drafts: list[Draft]) -> dict[int, int]:
    """The last word of the longest content that begins at a word."""
    found: dict[int, int] = {}
    for fragment in (fragment for draft in drafts for fragment in draft.content):
        found[fragment.first] = max(found.get(fragment.first, -1), fragment.last)
    return found


def _draft(scene: Scene, cue: Stretch, row: CueNoun, barriers: list[Stretch]) -> Draft | None:
    noun = scene.doc[cue.last]
    content, frame = content_of(scene, noun, row, barriers)
    if content is None or frame is None:
        return None
    source = _source(scene, cue, content)
    if not _reported(scene, noun, (row, frame), content, named=source is not None):
        return None
    return Draft(
        content=(content,),
        cue=cue,
        source=source,
        reach=None,
        act=row.act,
        rule=f"noun.{frame.value}",
        confidence=0.85 if frame in _EXPLICIT else 0.6,
    )


def _reported(scene: Scene, noun: Token, sense: tuple[CueNoun, NounFrame], content: Stretch, *, named: bool) -> bool:
    """Whether the noun reports its content here: a clause does, a phrase wants a strong noun or an expressed source."""
    row, frame = sense
    if frame in (NounFrame.SELON_LAQUELLE, NounFrame.QUE):
        return True
    if frame in _EXPLICIT:
        verbal = any(scene.doc[i].pos_ in ("VERB", "AUX") for i in range(content.first, content.last + 1))
        return verbal and (named or row.strength is Strength.STRONG)
    if frame in (NounFrame.A_INF, NounFrame.A_NP):
        return row.strength is Strength.STRONG
    charged = frame in (NounFrame.CONTRE_NP, NounFrame.SUR_NP) and row.act is Act.ACCUSES
    if named and (charged or (frame is NounFrame.DE_INF and row.act is Act.PROMISES)):
        return True  # "les critiques des ONG contre la loi", "l'offre du maire de fermer"
    return row.strength is Strength.STRONG and (named or _spelled_out(scene, row, noun, content))


def _spelled_out(scene: Scene, row: CueNoun, noun: Token, content: Stretch) -> bool:
    """Whether a noun without source says what is charged, asked for or announced; not "demandes d'asile"."""
    if noun.lower_ in grammar().ownerless and noun.dep_.startswith("nsubj"):
        return True  # "la rumeur de sa mort courait", not "dément toute rumeur de rupture"
    if row.act is Act.DEMANDS:
        return "Plur" not in noun.morph.get("Number", []) and content.last - content.first > 1
    prepared = noun.i > 1 and scene.doc[noun.i - 2].pos_ == "ADP"  # "depuis l'annonce du décès": an event
    return row.act in _TOLD and not (row.act is Act.ANNOUNCES and prepared) and NounFrame.DE_INF in row.frames


def _source(scene: Scene, cue: Stretch, content: Stretch) -> Span | None:
    """The source of a noun: its complement with "de" or "par", else the agent of the verb around it."""
    doc = scene.doc
    limit = scene.sentence(cue.last).last
    i = cue.last + 1
    while i <= min(limit, cue.last + _NEAR):
        if i in content:
            i = content.last + 1
            continue
        if doc[i].lower_ in ("de", "d'", "du", "des", "par"):
            phrase = phrase_at(scene, i + 1, limit)
            if phrase is not None and phrase.first not in content and speaks(scene, phrase):
                last = content.first - 2 if content.first in phrase else phrase.last
                return scene.parsed.place(phrase.first, last)
        if doc[i].text in (",", ";", ":", "."):
            break
        i += 1
    for j in range(content.last + 1, min(limit, content.last + 20) + 1):
        if doc[j].lower_ == "par":
            phrase = phrase_at(scene, j + 1, limit)
            if phrase is not None and speaks(scene, phrase):
                return scene.parsed.place(phrase.first, phrase.last)
    before = doc[cue.first - 1] if cue.first else None
    if before is not None and before.lower_ in grammar().possessive:
        return source_span(scene.parsed, before)
    return None
