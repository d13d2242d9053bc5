"""Incises: the cue stands after its content or inside it, subject inverted ("«...», a-t-il ajouté")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.extent import (
    after_connectives,
    finite_start,
    sentence_end,
    trimmed,
    with_quotes,
)
from guillemets.attributions.incise_scope import (
    continuation,
    quotes_next,
    region_start,
    rest_of_quotation,
    verbal_quote,
)
from guillemets.attributions.inverted import Found, inverted_source
from guillemets.attributions.noun_phrases import names_a_source, phrase_at
from guillemets.attributions.scene import Draft, Scene, Stretch
from guillemets.attributions.verb_shapes import Shape
from guillemets.language.verbs import is_finite
from guillemets.lexicons.cue_verbs import Frame, Strength

if TYPE_CHECKING:
    from guillemets.attributions.groups import VerbGroup
    from guillemets.language.tokens import Token

_SHORTEST_CLAUSE = 4  # words
_BORDERS = frozenset([",", "»", '"', "-", "!", "?", "...", "…", ")", ":"])


_IT = frozenset(["le", "l'"])


def find_incises(scene: Scene) -> list[Draft]:
    """Every attribution whose cue is an incise, in order of the cue."""
    found = []
    for group in scene.groups:
        source = _incise_source(scene, group)
        if source is not None:
            draft = _draft(scene, group, source)
            if draft is not None:
                found.append(draft)
    return found


def _incise_source(scene: Scene, group: VerbGroup) -> Found | None:
    """The source of ``group`` if it is an incise, else None."""
    doc = scene.doc
    if group.shape not in (Shape.FINITE, Shape.PASSIVE) or group.first == 0 or group.negated or group.future:
        return None
    if not any(_can_be_incise(verb.frames) for verb in group.verbs):
        return None
    if _comme(scene, group) is not None:
        return inverted_source(scene, group)
    before = _before(doc[group.first - 1], scene)
    bordered = before.text in _BORDERS or scene.quote_to(before.i) is not None
    starts_sentence = scene.sentence(group.first).first == group.first
    if group.shape is Shape.PASSIVE and group.clitic is None:
        return None  # «...» has been said by nobody: what is quoted is the subject
    if group.clitic is not None:
        if not bordered and not (starts_sentence and scene.quote_to(group.first - 1)):
            return None
        return inverted_source(scene, group) if bordered or starts_sentence else None
    if not bordered and not _runs_on(scene, group):
        return None
    quote = scene.quote_to(before.i - 1 if before.text == "," else before.i)
    if quote is not None and before.text != "," and not verbal_quote(scene, quote):
        return None
    if quote is None and not _free_clause(scene, group):
        return _medial_source(scene, group)
    if quote is not None and before.text == "," and _has_subject(scene, group):
        return None
    return inverted_source(scene, group)


def _comme(scene: Scene, group: VerbGroup) -> int | None:
    """The place of "comme" in ", comme le rappelle X", ", comme l'a annoncé X"; None for any other incise."""
    doc = scene.doc
    first = group.first - 1 if doc[group.first].lower_ in _IT else group.first - 2
    if first < 0 or doc[first].lower_ != "comme" or doc[first + 1].lower_ not in _IT or group.clitic is not None:
        return None
    return first


def _medial_source(scene: Scene, group: VerbGroup) -> Found | None:
    """The source of an incise between a subject and its verb: "Le virus, explique la virologue, se transmet..."."""
    doc = scene.doc
    if doc[group.first - 1].text != "," or group.last + 1 >= len(doc) or doc[group.last + 1].pos_ == "ADP":
        return None
    found = inverted_source(scene, group)
    if found is None or found.reach + 2 >= len(doc) or doc[found.reach + 1].text != ",":
        return None
    return found if finite_start(doc, found.reach + 2) else None


def _has_subject(scene: Scene, group: VerbGroup) -> bool:
    """Whether a subject stands before the verb and nothing else needs it: "La ministre, ..., a demandé des moyens"."""
    doc = scene.doc
    start = scene.sentence(group.first).first
    subjects = [c.i for c in doc[group.head].children if c.dep_.startswith("nsubj") and start <= c.i < group.first]
    if not subjects or scene.quote_around(max(subjects)) is not None:
        return False
    between = range(max(subjects), group.first)
    return not any(is_finite(doc[i]) and not _in_relative(doc[i]) and scene.quote_around(i) is None for i in between)


def _in_relative(word: Token) -> bool:
    return word.dep_ == "acl:relcl" or (word.dep_.startswith(("aux", "cop")) and word.head.dep_ == "acl:relcl")


def _free_clause(scene: Scene, group: VerbGroup) -> bool:
    """Whether a clause with a verb of its own stands before the incise, and not the subject of the cue verb."""
    doc = scene.doc
    head = doc[group.head]
    start = scene.sentence(group.first).first
    subjects = [
        child.i
        for child in head.children
        if child.dep_.startswith("nsubj")
        and start <= child.i < group.first
        and child.lower_ not in scene.words.time_nouns
    ]
    finite = [i for i in range(start, group.first) if is_finite(doc[i]) and not _in_relative(doc[i])]
    if not finite:
        return False
    return not subjects or any(max(subjects) < i for i in finite)


def _before(token: Token, scene: Scene) -> Token:
    """The token before the incise, connecting adverbs passed ("«...», également a indiqué" is rare but real)."""
    while token.pos_ == "ADV" and token.i > scene.sentence(token.i).first:
        token = token.nbor(-1)
    return token


def _can_be_incise(frames: tuple[Frame, ...]) -> bool:
    return Frame.QUOTE in frames or Frame.QUE in frames


def _runs_on(scene: Scene, group: VerbGroup) -> bool:
    """Whether the comma before an incise was forgotten: a whole clause stands before, and no subject between."""
    doc = scene.doc
    head = doc[group.head]
    times = scene.words.time_nouns
    if any(c.dep_.startswith("nsubj") and c.i < group.first and c.lower_ not in times for c in head.children):
        return False
    start = scene.sentence(group.first).first
    before = [doc[i] for i in range(start, group.first)]
    finite = [t for t in before if is_finite(t)]
    previous = doc[group.first - 1]
    return (
        bool(finite)
        and len(before) > _SHORTEST_CLAUSE
        and previous.pos_ not in ("PRON", "SCONJ", "CCONJ", "ADP", "DET", "AUX")
        and (group.finite != group.head or _closes_sentence(scene, group))
    )


def _closes_sentence(scene: Scene, group: VerbGroup) -> bool:
    """Whether a name after the verb ends the sentence: "... d'ici à 2022 assure Christophe Castaner."."""
    end = scene.sentence(group.head).last
    phrase = phrase_at(scene, group.last + 1, end)
    if phrase is not None and phrase.last >= end - 1 and scene.doc[phrase.first].pos_ == "DET":
        strong = any(verb.strength is Strength.STRONG for verb in group.verbs)
        return strong and names_a_source(scene, phrase)  # "La piste est fermée précise la compagnie."
    after = scene.doc[group.last + 1 : end]
    return len(after) > 0 and all(word.ent_type_ == "PER" or word.text in scene.words.titles for word in after)


def _draft(scene: Scene, group: VerbGroup, source: Found) -> Draft | None:
    doc = scene.doc
    comme = _comme(scene, group)
    end = group.first - 1 if comme is None else comme - 1
    while end >= 0 and doc[end].pos_ == "ADV" and doc[end - 1].text == ",":
        end -= 1
    first = region_start(scene, group.first)
    if comme is not None and comme == scene.sentence(group.first).first:
        return _after_comme(scene, group, source)
    if first > end:
        return None
    fragments = []
    head = trimmed(scene, after_connectives(scene, first, end), end)
    reach = Stretch(group.first, source.reach)
    if head is not None and not (comme is not None and quotes_next(scene, reach)):
        fragments.append(head)
    tail = rest_of_quotation(scene, reach) or continuation(scene, reach, complete=source.is_phrase)
    if tail is not None:
        fragments.append(tail)
    if not fragments:
        return None
    verb = next((v for v in group.verbs if _can_be_incise(v.frames)), group.verbs[0])
    quoted = any(scene.quote_to(f.last) or scene.quote_from(f.first) for f in fragments)
    return Draft(
        content=tuple(fragments),
        cue=Stretch(group.first, group.last),
        source=source.span,
        reach=reach,
        act=verb.act,
        rule="incise.clitic" if group.clitic is not None else "incise.inverted",
        confidence=0.97 if quoted else 0.9,
        addressee=source.addressee,
        conditional=group.conditional,
    )


def _after_comme(scene: Scene, group: VerbGroup, source: Found) -> Draft | None:
    """The attribution of an incise that opens its sentence: "Comme l'a rappelé le ministre, la loi est bonne"."""
    after = source.reach + 1
    if after >= scene.sentence(group.first).last or scene.doc[after].text != ",":
        return None
    content = trimmed(scene, after + 1, with_quotes(scene, after + 1, sentence_end(scene, after + 1)))
    if content is None:
        return None
    return Draft(
        content=(content,),
        cue=Stretch(group.first, group.last),
        source=source.span,
        reach=Stretch(group.first, source.reach),
        act=group.verbs[0].act,
        rule="incise.comme",
        confidence=0.85,
        addressee=source.addressee,
        conditional=group.conditional,
    )
