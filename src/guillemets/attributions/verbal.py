"""Whether a form that a cue verb has is a verb where it stands, which the tagger often gets wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.verb_shapes import in_ce_que, in_comme, is_subject_clitic, misread_noun
from guillemets.language.verbs import is_finite, is_infinitive
from guillemets.lexicons.cue_forms import Mood
from guillemets.lexicons.grammar import grammar

if TYPE_CHECKING:
    from guillemets.language.tokens import Token


def is_verbal(token: Token) -> bool:
    """Whether the tagger or the words beside it say that it is a verb."""
    doc = token.doc
    if token.pos_ in ("VERB", "AUX"):
        return in_comme(token) or not misread_noun(token)
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if after is not None and is_subject_clitic(after.text):
        return True
    before = doc[token.i - 1] if token.i else None
    if before is not None and _can_only_be_verb(token, before):
        return True
    if (
        before is not None
        and after is not None
        and (_stands_as_verb(token, before, after) or in_ce_que(token) or in_comme(token))
    ):
        return True
    while before is not None and before.pos_ == "ADV" and before.i > token.sent.start:
        before = before.nbor(-1)  # "a toutefois tempéré"
    return before is not None and (
        before.pos_ == "AUX" or before.dep_.startswith("aux") or is_subject_clitic(before.text)
    )


def is_verbal_by_form(token: Token, moods: set[Mood]) -> bool:
    """Whether what was tagged otherwise is a gerund or an infinitive by form and place: "en suspectant la presse"."""
    doc = token.doc
    nominal = token.pos_ in ("NOUN", "ADJ", "ADV")
    if not nominal or token.i + 1 >= len(doc) or not moods <= {Mood.GER, Mood.INF, Mood.PP}:
        return False
    after = doc[token.i + 1]
    if after.pos_ != "DET" and after.lower_ not in grammar().that and not is_infinitive(after):
        return False
    before = doc[token.i - 1].lower_ if token.i > token.sent.start else ","
    if Mood.PP in moods:  # "a quitté la séance et argumenté que"
        return before == "et" and token.dep_ == "conj" and any(c.dep_ == "aux:tense" for c in token.head.children)
    return before in ("en", ",") if moods == {Mood.GER} else before in grammar().over_infinitive


def _can_only_be_verb(token: Token, before: Token) -> bool:
    """Whether no noun can stand there: after a subject pronoun, or in a plural of verbs: "les avocats l'accusent"."""
    if before.lower_ in grammar().subject:
        return before.pos_ == "PRON"
    return (
        before.lower_ in grammar().third_object and token.lower_.endswith("ent") and not token.lower_.endswith("ment")
    )


def _stands_as_verb(token: Token, before: Token, after: Token) -> bool:
    """Whether a form tagged otherwise is the verb of its sentence: "L'opposition menace de..."."""
    if before.lower_ in grammar().reflexive:
        return True
    subject = before.pos_ in ("NOUN", "PROPN", "PRON", "ADJ") or before.text in '»)",'
    while after.pos_ == "ADV" and after.i + 2 < len(after.doc):
        after = after.nbor(1)  # "L'entourage dément cependant cette accusation"
    complement = (
        after.pos_ in ("DET", "PROPN")
        or after.dep_ == "det"
        or after.lower_ in ("que", "qu'", "à", "au", "aux", "sur", "contre", "pour", "avoir", "être")
        or after.lower_ in grammar().of
        or after.text in ':«"'
    )
    if not (subject and complement) or token.ent_type_:
        return False
    if before.pos_ == "ADJ" and (before.is_sent_start or before.nbor(-1).pos_ not in ("NOUN", "PROPN")):
        return False  # "Nouvelle plainte contre", "la dernière annonce que"
    if after.lower_ not in grammar().that:
        return not any(is_finite(other) for other in token.sent)
    if token.lower_.endswith("ons"):
        return False  # "la dernière annonce que", "de bonnes relations que"
    return not any(is_finite(other) for other in token.doc[token.sent.start : token.i])  # "La presse note que ..."
