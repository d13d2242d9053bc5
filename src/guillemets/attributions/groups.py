"""Verb groups that can be cues: the verb with its auxiliaries, clitics and negation.

The parser is right about auxiliaries most of the time, but an incise ("«...», a-t-il ajouté") is what it gets wrong
most often; so a group is read on the words from the verb leftwards, and the tree is asked where words do not decide.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guillemets.attributions.idioms import idiom_at, may_report
from guillemets.attributions.unlisted import UNLISTED, unlisted_heads
from guillemets.attributions.verb_shapes import (
    Shape,
    auxiliary_of,
    is_form_of,
    is_subject_clitic,
    opens_incise,
    shape_of,
)
from guillemets.attributions.verbal import is_verbal, is_verbal_by_form
from guillemets.language.verbs import is_participle
from guillemets.lexicons.cue_forms import Mood, Tense
from guillemets.lexicons.grammar import grammar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guillemets.language.parsed import Parsed
    from guillemets.language.tokens import Doc, Token
    from guillemets.lexicons import Lexicons
    from guillemets.lexicons.cue_phrases import CuePhrase
    from guillemets.lexicons.cue_verbs import CueVerb
    from guillemets.model.span import Span

_RESTRICTION = frozenset(["que", "qu'"])
_VOWELS = frozenset("aàâeéèêhiîoôuûyœ")
_RESTRICTED = 5  # words after a verb within which the "que" of "ne ... que" stands


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbGroup:
    """A possible cue: tokens ``first`` to ``last`` with the lexical verb at ``head``.

    ``verbs`` are the lexicon rows that its form belongs to; ``clitic`` is the token of an inverted subject clitic
    ("-t-il"); ``finite`` the token that carries tense and person (the auxiliary or the verb itself).
    """

    head: int
    first: int
    last: int
    finite: int
    shape: Shape
    verbs: tuple[CueVerb | CuePhrase, ...]
    clitic: int | None = None
    reflexive: bool = False
    negated: bool = False
    conditional: bool = False
    future: bool = False

    def span(self, parsed: Parsed) -> Span:
        """The place of the group in the text."""
        return parsed.place(self.first, self.last)


def find_groups(parsed: Parsed, words: Lexicons) -> list[VerbGroup]:
    """Every verb group of the text whose verb the lexicon knows, and incises with any other, in order."""
    known = words.cue_forms
    verbs = (token for token in parsed.doc if token.lower_ in known and not _is_name(token))
    listed = [g for token in verbs if (g := _group_at(token, words)) is not None]
    unlisted = [_unlisted(parsed.doc, head, first) for head, first in unlisted_heads(parsed.doc, words)]
    swallowed = {i for group in listed for i in range(group.head + 1, group.last + 1)}  # "veut croire" is one cue
    free = (group for group in listed if group.head not in swallowed)
    return sorted([*free, *unlisted], key=lambda group: group.head)


def _unlisted(doc: Doc, head: int, first: int) -> VerbGroup:
    """The group of an incise whose verb has no row."""
    clitic = next((i for i in range(first + 1, min(head + 2, len(doc))) if is_subject_clitic(doc[i].text)), None)
    return VerbGroup(
        head=head,
        first=first,
        last=max(head, clitic or 0),
        finite=next((i for i in range(first, head) if doc[i].lower_ not in grammar().reflexive), head),
        shape=Shape.FINITE,
        verbs=(UNLISTED,),
        clitic=clitic,
    )


def _is_name(token: Token) -> bool:
    """Whether the form is the first name of somebody: "la maire, Lise Monnard", "et Claire Roux"."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    named = token.ent_type_ == "PER" or token.pos_ == "PROPN"
    return named and token.is_title and after is not None and after.is_title and token.i > token.sent.start


def _group_at(token: Token, words: Lexicons) -> VerbGroup | None:
    forms = words.cue_forms.get(token.lower_, ())
    lemmas = sorted({form.lemma for form in forms})
    if not may_report(token, lemmas, words):
        return None
    doc = token.doc
    moods = {form.mood for form in forms}
    verbal = is_verbal(token) or opens_incise(doc, token.i) or is_verbal_by_form(token, moods)
    if not verbal and not (Mood.PP in moods and token.pos_ in ("ADJ", "NOUN", "ADV")):
        return None
    auxiliary = auxiliary_of(token, words) if Mood.PP in moods else None
    if not verbal and (not auxiliary or not _tells_of_past(doc, auxiliary, words)):
        return None
    finite = auxiliary if auxiliary is not None else token.i
    first = _with_clitics(doc, finite)
    clitic = next((i for i in range(finite + 1, min(token.i + 2, len(doc))) if is_subject_clitic(doc[i].text)), None)
    inside = [doc[i].lower_ for i in range(first, token.i + 1)]
    spoken_by_me = first > 0 and doc[first - 1].lower_ in grammar().first_person
    reflexive = bool(grammar().reflexive.intersection(inside))
    reflexive = reflexive or (spoken_by_me and bool(grammar().own_reflexive.intersection(inside)))
    told = {form.mood for form in forms if form.person in (None, 3) or not is_participle(token)}
    shape = shape_of(token, auxiliary, told, words)
    if shape is Shape.INFINITIVE and (modal := _inverted_modal(doc, token.i, words)) is not None:
        finite, first, clitic, shape = modal, modal, modal + 1, Shape.FINITE  # "peut-on lire"
    if shape is Shape.INFINITIVE and (modal := _modal_of_on(doc, token.i, words)) is not None:
        finite, first, shape = modal, modal, Shape.FINITE  # "on peut y lire"
    negated = _negated(doc, first, token.i)
    idiom = idiom_at(token, lemmas, words, reflexive=reflexive, negated=negated)
    if idiom is not None:
        verbs: tuple[CueVerb | CuePhrase, ...] = (idiom[0],)
        negated = negated and not idiom[0].negated
    else:
        verbs = tuple(_rows(lemmas, inside, words, reflexive=reflexive))
    conditional = all(form.mood is Mood.CND for form in words.cue_forms.get(doc[finite].lower_, ()))
    verbs = tuple(verb for verb in verbs if conditional or verb.head not in grammar().wishing_if)
    if not verbs:
        return None
    return VerbGroup(
        head=token.i,
        first=first,
        last=max(token.i, clitic or 0, idiom[1] if idiom else 0),
        finite=finite,
        shape=shape,
        verbs=verbs,
        clitic=clitic,
        reflexive=reflexive,
        negated=negated,
        conditional=conditional,
        future=all(form.tense is Tense.FUT for form in words.cue_forms.get(doc[finite].lower_, ())),
    )


def _tells_of_past(doc: Doc, auxiliary: int, words: Lexicons) -> bool:
    """Whether an auxiliary makes a perfect of any participle: "s'est encore effrayée", "a encore chicané"."""
    own = doc[auxiliary - 1].lower_ in grammar().reflexive
    return own or is_form_of(doc[auxiliary].lower_, ("avoir",), words)


def _inverted_modal(doc: Doc, i: int, words: Lexicons) -> int | None:
    """The form of "pouvoir" with an inverted clitic right before the infinitive at ``i``: "pouvait-on lire"."""
    modal = i - 2
    if modal < 0 or not is_subject_clitic(doc[i - 1].text) or not is_form_of(doc[modal].lower_, ("pouvoir",), words):
        return None
    return modal


def _modal_of_on(doc: Doc, i: int, words: Lexicons) -> int | None:
    """The form of "pouvoir" between "on" and "lire" at ``i``, a word passed: "on pouvait lire", "on peut y lire"."""
    if doc[i].lower_ != "lire":
        return None
    for modal in (i - 1, i - 2):
        if modal > 0 and doc[modal - 1].lower_ == "on" and is_form_of(doc[modal].lower_, ("pouvoir",), words):
            return modal
    return None


def _rows(lemmas: list[str], inside: list[str], words: Lexicons, *, reflexive: bool) -> Iterator[CueVerb]:
    """Rows of the lexicon for these lemmas, the reflexive verb before the plain one where "se" stands."""
    for lemma in lemmas:
        elided = "s'" if lemma[0] in _VOWELS else "se "
        names = [f"s'en {lemma}"] if reflexive and "en" in inside else []
        names += [elided + lemma] if reflexive else []
        row = next((words.cue_verbs[name] for name in (*names, lemma) if name in words.cue_verbs), None)
        if row is not None:
            yield row


def _with_clitics(doc: Doc, finite: int) -> int:
    first = finite
    while first > doc[finite].sent.start:
        before = doc[first - 1]
        if before.lower_ not in grammar().object_clitic or before.pos_ == "DET":
            break
        if before.lower_ == "en" and doc[finite].lower_.endswith("ant"):
            break  # the "en" of a gerund is no clitic
        first -= 1
    return first


def _negated(doc: Doc, first: int, head: int) -> bool:
    """Whether "ne" stands before the group; "ne ... que" is a restriction, not a negation."""
    around = [doc[i].lower_ for i in range(max(first - 1, 0), head)]
    if not grammar().negator.intersection(around) and doc[max(first - 1, 0)].lower_ not in grammar().negator:
        return False
    near = range(head + 1, min(head + _RESTRICTED, len(doc) - 1))
    que = next((i for i in near if doc[i].lower_ in _RESTRICTION), None)
    restricted = que is not None and (que == head + 1 or doc[que + 1].pos_ in ("DET", "NUM"))
    return not (restricted and not grammar().denying.intersection(around))
