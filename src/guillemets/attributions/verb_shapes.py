"""The shape of a verb that can be a cue: finite, passive, participle, gerund or infinitive, and its auxiliary."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from guillemets.language.verbs import is_infinitive, verb_form
from guillemets.lexicons.cue_forms import Mood
from guillemets.lexicons.cue_verbs import Addressee, Frame
from guillemets.lexicons.grammar import grammar

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from guillemets.language.tokens import Doc, Token
    from guillemets.lexicons import Lexicons

_CE_QUE = 7  # words from "ce que" to its verb
_GOVERNED = frozenset(["que", "qu'", "avoir", "être", "vouloir", ":"])
_ADJUNCT = frozenset(["ADP", "DET", "NUM", "ADJ", "ADV", "NOUN", "PUNCT"])
_LONGEST_GAP = 8  # words between an auxiliary and its participle ("avait, quant à elle, assuré")


class Shape(StrEnum):
    """The form a cue verb takes."""

    FINITE = "finite"
    PARTICIPLE = "participle"
    PASSIVE = "passive"
    GERUND = "gerund"
    INFINITIVE = "infinitive"


def is_subject_clitic(word: str) -> bool:
    """Whether ``word`` is an inverted subject clitic.

    >>> is_subject_clitic("-t-il"), is_subject_clitic("-là")
    (True, False)
    """
    return word.startswith("-") and word.lower().rsplit("-", 1)[-1] in grammar().inverted_subject


def auxiliary_of(token: Token, words: Lexicons) -> int | None:
    """The first auxiliary of a participle: its own child in the tree, or the nearest one to its left."""
    doc = token.doc
    children = [
        child.i
        for child in token.children
        if child.dep_.startswith("aux")
        and token.i - _LONGEST_GAP <= child.i < token.i
        and not _crosses_mark(doc, child.i, token.i)
    ]
    if children:
        return min(i for i in children if i >= max(children) - 2)
    for i in range(token.i - 1, max(token.sent.start, token.i - _LONGEST_GAP) - 1, -1):
        word = doc[i]
        if _is_auxiliary(word.lower_, words) and word.pos_ != "NOUN":  # not "avant l'été et demandé"
            chained = i > token.sent.start and _is_auxiliary(doc[i - 1].lower_, words) and word.lower_ == "été"
            return i - 1 if chained else i
        crossed = (
            word.pos_ in ("ADV", "PRON")
            or word.text in '«"'
            or is_subject_clitic(word.text)
            or word.dep_ in ("advmod", "fixed", "expl:subj")
        )
        if not crossed and not _in_connective(doc, i, token.i, words):
            return _past_adjunct(doc, i, token.i, words)
    return None


def _past_adjunct(doc: Doc, last: int, end: int, words: Lexicons) -> int | None:
    """The auxiliary before an adjunct of time or manner: "s'est [à plusieurs reprises] ému", "a[, mardi,] nié"."""
    i, nouns = last, 0
    while i > max(end - _LONGEST_GAP, 0) and doc[i].pos_ in _ADJUNCT:
        if doc[i].pos_ == "NOUN":
            nouns += 1
            if doc[i].lower_ not in words.time_nouns and doc[i].lower_ not in grammar().manner:
                return None
        i -= 1
    asides = sum(doc[j].text == "," for j in range(i, end))
    return i if nouns and asides in (0, 2) and _is_auxiliary(doc[i].lower_, words) else None


def _in_connective(doc: Doc, i: int, end: int, words: Lexicons) -> bool:
    """Whether token ``i`` stands in a connective between auxiliary and participle ("ont de leur côté précisé")."""
    for first in range(max(i - 3, 0), i + 1):
        for last in range(i, min(i + 4, end)):
            if " ".join(doc[j].lower_ for j in range(first, last + 1)).replace("' ", "'") in words.connectives:
                return True
    return False


def _is_auxiliary(word: str, words: Lexicons) -> bool:
    return word == "été" or is_form_of(word, ("avoir", "être"), words)


def _crosses_mark(doc: Doc, first: int, last: int) -> bool:
    return any(doc[i].text in "»)" for i in range(first, last))


def is_form_of(word: str, lemmas: tuple[str, ...], words: Lexicons) -> bool:
    """Whether ``word``, in lower case, is a form of one of the verbs ``lemmas``."""
    return any(form.lemma in lemmas for form in words.cue_forms.get(word, ()))


def shape_of(token: Token, auxiliary: int | None, moods: AbstractSet[Mood], words: Lexicons) -> Shape:
    """The shape of the verb ``token`` with the token of its ``auxiliary``; ``moods`` are those of its form."""
    doc = token.doc
    if auxiliary is None:
        if moods == {"inf"}:
            return Shape.INFINITIVE
        if moods == {"ger"}:
            return Shape.GERUND
        form = verb_form(token)
        if "pp" in moods and _shares_auxiliary(token, words):
            return Shape.FINITE
        if "pp" in moods and len(moods) > 1 and _governs(token):
            return Shape.FINITE
        if "pp" in moods and (len(moods) == 1 or (form == "Part" and not opens_incise(doc, token.i))):
            return Shape.PARTICIPLE
        return Shape.INFINITIVE if "inf" in moods and form == "Inf" else Shape.FINITE
    word = doc[auxiliary].lower_
    if word in ("avoir", "être", "s'être"):
        return Shape.INFINITIVE
    if word in ("ayant", "étant"):
        return Shape.GERUND
    if any(doc[i].lower_ == "été" for i in range(auxiliary, token.i)):
        return Shape.PASSIVE
    if (
        is_form_of(word, ("être",), words)
        and not grammar().telling_with_etre.intersection(form.lemma for form in words.cue_forms.get(token.lower_, ()))
        and not (auxiliary > 0 and doc[auxiliary - 1].lower_ in grammar().reflexive_or_own)
    ):
        return Shape.PASSIVE
    return Shape.FINITE


def _governs(token: Token) -> bool:
    """Whether a form that may be a participle is the verb of its clause: "Le journal écrit que", "Il dit avoir"."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if after is None or not (after.lower_ in _GOVERNED or _goes_on(token, after) or _acts(token, after)):
        return False
    before = token.nbor(-1) if token.i else None
    return before is not None and before.pos_ in ("NOUN", "PROPN", "PRON", "ADJ") and before.sent == token.sent


def _acts(token: Token, after: Token) -> bool:
    """Whether a form that may be a participle has subject and object: "L'élue prédit une défaite"."""
    complement = after.pos_ == "DET" or is_infinitive(after)  # "Elle dit attendre un verdict"
    return complement and token.dep_ in ("ROOT", "conj") and any(c.dep_ == "nsubj" for c in token.children)


def _goes_on(token: Token, mark: Token) -> bool:
    """Whether a quotation goes on with the sentence of a verb with a subject: "Un élu dit «ne plus y croire»"."""
    inside = mark.nbor(1) if mark.i + 1 < len(mark.doc) else None
    subject = any(child.dep_.startswith("nsubj") for child in token.children)
    return mark.text in ("«", '"') and inside is not None and inside.text.islower() and subject


def _shares_auxiliary(token: Token, words: Lexicons) -> bool:
    """Whether a participle shares the auxiliary of one before it: "a dénoncé la loi et annoncé un recours"."""
    doc = token.doc
    before = token.i - 1
    while before > token.sent.start and doc[before].pos_ == "ADV":
        before -= 1
    if doc[before].lower_ not in ("et", "ou", "mais", "puis", ",", "voire"):
        return False
    telling = _tells(token, words)
    if doc[before].text == "," and token.dep_ != "conj" and not telling:
        return False
    if agrees_by_form(token, words):
        return False  # "une enquête pour homicide et mise en danger": with "avoir" it would not agree
    if token.dep_ == "conj" and any(c.dep_ in ("aux:tense", "aux") for c in token.head.children):
        passive = doc[before].text == "," and any(c.dep_ == "aux:pass" for c in token.head.children)
        return token.head.pos_ == "VERB" and not passive  # "ont été arrêtés, soupçonnés d'avoir"
    if "Plur" in token.morph.get("Number", []) or "Fem" in token.morph.get("Gender", []):
        return False  # it agrees with a noun
    nouns = not telling and token.head.pos_ in ("NOUN", "PROPN") and token.dep_.startswith("acl")
    return not nouns and any(
        is_form_of(doc[i].lower_, ("avoir",), words) and doc[i].pos_ in ("AUX", "VERB")
        for i in range(token.sent.start, before)
    )


def _tells(token: Token, words: Lexicons) -> bool:
    """Whether what follows a participle is what its subject says, so that it describes no noun: "promis de payer"."""
    after = token.doc[token.i + 1 : token.i + 3]
    if len(after) > 1 and after[0].lower_ in ("de", "d'") and is_infinitive(after[1]):
        lemmas = {form.lemma for form in words.cue_forms.get(token.lower_, ())}
        rows = [words.cue_verbs[lemma] for lemma in lemmas if lemma in words.cue_verbs]
        return any(Frame.DE_INF in row.frames and row.addressee is not Addressee.OBJ for row in rows)
    return bool(after) and after[0].lower_ in grammar().that


def agrees_by_form(token: Token, words: Lexicons) -> bool:
    """Whether a participle can only go with a feminine or a plural: "mise", "accusés"."""
    forms = [form for form in words.cue_forms.get(token.lower_, ()) if form.mood is Mood.PP]
    return bool(forms) and all(form.gender == "f" or form.number == "p" for form in forms)


def in_ce_que(token: Token) -> bool:
    """Whether a form taken for another word is the verb of "ce que": "ce que dément sa mère", "ce que X conteste"."""
    doc = token.doc
    for i in range(token.i - 1, max(token.i - _CE_QUE, 0), -1):
        if doc[i].lower_ in grammar().that and doc[i - 1].lower_ == "ce":
            after = doc[min(token.i + 1, len(doc) - 1)]
            return after.pos_ in ("DET", "PROPN") if i == token.i - 1 else after.is_punct
        if doc[i].pos_ in ("VERB", "AUX", "PUNCT"):
            break
    return False


def in_comme(token: Token) -> bool:
    """Whether a form taken for a noun is the verb of "comme le note X" or of "ainsi que le relève X"."""
    doc = token.doc
    first = token.i - 2
    if first < 0 or doc[token.i - 1].lower_ not in ("le", "l'") or token.i + 1 >= len(doc):
        return False
    opened = doc[first].lower_ == "comme" or doc.reads(first - 1, "ainsi que")
    return (
        opened
        and doc[token.i + 1].pos_ in ("DET", "PROPN", "ADV", "ADP")
        and doc[token.i + 1].lower_ not in grammar().of
    )


def opens_incise(doc: Doc, i: int) -> bool:
    """Whether the form stands where an incise begins: after a comma or mark, before its subject ("...», dit Paul")."""
    before = doc[i - 1].text if i else ""
    after = doc[i + 1] if i + 1 < len(doc) else None
    return (
        before in (",", "»", '"')
        and after is not None
        and (doc[i].pos_ != "ADP" or is_subject_clitic(after.text))  # ", contre l'armée"
        and (is_subject_clitic(after.text) or after.pos_ in ("DET", "PROPN", "ADV", "ADP", "PRON"))
    )


def misread_noun(token: Token) -> bool:
    """Whether what was tagged as a verb is a noun with its article and its agent: "L'annonce par le ministre de"."""
    doc = token.doc
    if not token.i or token.i + 1 >= len(doc):
        return False
    return doc[token.i - 1].pos_ == "DET" and doc[token.i + 1].lower_ in ("par", "selon")
