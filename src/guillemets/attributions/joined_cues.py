"""Whether a verb after the content is joined to the cue, not to what it reports: "a dit que A et annonce B"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.extent import sentence_end
from guillemets.attributions.noun_phrases import can_speak
from guillemets.attributions.subjects_above import antecedent
from guillemets.attributions.verb_shapes import Shape, agrees_by_form
from guillemets.language.verbs import bearer, is_finite, is_infinitive, is_participle, is_plural
from guillemets.lexicons.cue_verbs import Strength
from guillemets.lexicons.grammar import grammar
from guillemets.model.attribution import SpeakerKind

if TYPE_CHECKING:
    from guillemets.attributions.groups import VerbGroup
    from guillemets.attributions.scene import Scene
    from guillemets.language.tokens import Doc, Token

_PERFECT = frozenset(["a", "ont", "est", "sont"])  # auxiliaries of a perfect in the third person
_ADDRESSED = 6  # words between a cue and its infinitive, those spoken to among them
_HOPS = 4  # coordinated verbs followed upwards


def another_reports(scene: Scene, group: VerbGroup, border: int, first: int) -> bool:
    """Whether a report of its own is joined to the cue's: "estimait que A et les élus avaient demandé que B".

    It has a subject and the tense of the cue; with the cue's own pronoun as subject any verb will do.
    """
    doc = scene.doc
    verb = next((doc[i] for i in range(border + 1, sentence_end(scene, border) + 1) if is_finite(doc[i])), None)
    if verb is None or group.shape is not Shape.FINITE or _tense(verb) != _tense(doc[group.finite]):
        return False
    between = doc[border + 1 : verb.i]
    if any(word.lower_ in grammar().clause_opener or word.text in (",", "«", '"') for word in between) or not between:
        return False
    if group.first and between[0].lower_ == doc[group.first - 1].lower_ and between[0].lower_ in grammar().subject:
        inner = next((doc[i] for i in range(first, border) if is_finite(doc[i])), None)
        return inner is not None and _tense(inner) != _tense(verb)
    within = scene.groups_between(verb.i, sentence_end(scene, border))
    other = next((g for g in within if g.finite == verb.i), None)
    if other is None or other.shape is not Shape.FINITE or all(v.strength is Strength.WEAK for v in other.verbs):
        return False
    return any(
        c.dep_.startswith("nsubj") and border < c.i < verb.i and can_speak(scene, c) for c in bearer(verb).children
    )


def acts_on(scene: Scene, group: VerbGroup, border: int, first: int) -> bool:
    """Whether the subject of the cue does the next thing: "a jugé que le projet était trop cher et l'a renvoyé".

    The verb after "et" has the number of the cue and of no verb in what is said; or it is in the perfect, as the cue,
    where what is said stands in the imperfect or the conditional.
    """
    doc = scene.doc
    inner = [word for word in doc[first:border] if is_finite(word)]
    if doc[border].lower_ != "et" or group.shape is not Shape.FINITE or not inner:
        return False
    start = border + 1
    while start < len(doc) and doc[start].lower_ in grammar().before_verb and doc[start].pos_ != "DET":
        start += 1
    if start + 1 >= len(doc) or not is_finite(doc[start]) or doc[start].pos_ not in ("VERB", "AUX"):
        return False
    plural = is_plural(doc[start])
    if plural is is_plural(doc[group.finite]) and all(is_plural(word) is not plural for word in inner):
        return True
    backward = all("Imp" in _tense(word)[1] or "Cnd" in _tense(word)[0] for word in inner)
    perfect = doc[start].lower_ in _PERFECT and is_participle(doc[start + 1])
    return backward and perfect and group.finite != group.head and _tense(doc[group.finite])[1] == ["Pres"]


def same_level(doc: Doc, group: VerbGroup, other: VerbGroup) -> bool:
    """Whether a finite cue without subject of its own is coordinated with the cue rather than with its content."""
    verb = doc[other.head]
    if any(child.dep_.startswith("nsubj") and child.i < verb.i for child in verb.children):
        return False
    if group.shape is Shape.FINITE and other.finite == other.head and is_participle(doc[other.head]):
        weak = all(verb.strength is Strength.WEAK for verb in other.verbs)
        within = weak and doc[other.head].dep_ == "conj" and doc[other.head].head.i > group.last
        inner = within and any(child.dep_.startswith("aux") for child in doc[other.head].head.children)
        # "a dénoncé ... et annoncé": one auxiliary for both; not "a dit que le juge avait vu ... et noté"
        compound = group.finite != group.head or is_participle(doc[group.head])
        return compound and (not inner or conj_of(doc, group, other))
    if group.shape is not Shape.FINITE or not _same_tense(doc[group.finite], doc[other.finite]):
        return False
    if other.finite == other.head and (
        _agrees_with_cue_only(doc, group, other) or _in_tense_of_cue_only(doc, group, other)
    ):
        return True
    return conj_of(doc, group, other) or (group.finite != group.head and other.finite != other.head)


def speaks_on(scene: Scene, group: VerbGroup, other: VerbGroup, *, clause: bool) -> bool:
    """Whether a cue with a clause of its own needs another subject: "note que ce taux baisse et ajoute que"."""
    doc = scene.doc
    if group.shape is not Shape.FINITE or not _same_tense(doc[group.finite], doc[other.finite]):
        return False
    if not _spells_out(doc, other):
        return False
    if not clause:
        return True  # "dénonce les blocages dont il est victime et estime que"
    inner = next((doc[i] for i in range(other.first - 1, group.last, -1) if is_finite(doc[i])), None)
    if inner is None:
        return False
    compound = inner.dep_.startswith("aux") and other.finite == other.head and group.finite == group.head
    held = bearer(inner)
    subjects = [c for c in held.children if c.dep_.startswith("nsubj")]
    subjects = [(antecedent(c, held) or c) if c.lower_ == "qui" else c for c in subjects]
    return compound or (bool(subjects) and not any(_could_report(scene, subject) for subject in subjects))


def _spells_out(doc: Doc, other: VerbGroup) -> bool:
    """Whether a cue has a clause or an infinitive of its own: "ajoute que", "demande au Parlement de payer"."""
    strong = any(verb.strength is not Strength.WEAK for verb in other.verbs)
    for i in range(other.last + 1, min(other.last + _ADDRESSED, len(doc) - 1) if strong else 0):
        after = i + 1 + (doc[i + 1].lower_ in grammar().before_verb)
        if doc[i].lower_ in ("de", "d'") and after < len(doc) and is_infinitive(doc[after]):
            return True
        if doc[i].is_punct or is_finite(doc[i]) or doc[i].lower_ in grammar().that:
            break
    return other.last + 1 < len(doc) and doc[other.last + 1].lower_ in grammar().that


def _could_report(scene: Scene, subject: Token) -> bool:
    """Whether a subject is somebody, or something but a figure or a text, that says what follows."""
    row = scene.words.source_nouns.get(subject.lower_)
    return can_speak(scene, subject) and (row is None or row.kind is not SpeakerKind.DOCUMENT)


def _agrees_with_cue_only(doc: Doc, group: VerbGroup, other: VerbGroup) -> bool:
    """Whether a coordinated verb has the number of the cue and not that of the verb in the content before it."""
    plural = is_plural(doc[group.finite])
    inner = [t for t in doc[group.last + 1 : other.first] if is_finite(t)]
    return bool(inner) and is_plural(doc[other.finite]) is plural is not is_plural(inner[-1])


def _in_tense_of_cue_only(doc: Doc, group: VerbGroup, other: VerbGroup) -> bool:
    """Whether a coordinated cue leaves the past of the content: "a dit qu'il visait le pont et dit regretter que"."""
    inner = [t for t in doc[group.last + 1 : other.first] if is_finite(t)]
    if not inner or "Imp" not in inner[-1].morph.get("Tense", []) or other.last + 1 >= len(doc):
        return False
    following = doc[other.last + 1]
    explicit = is_infinitive(following) or following.lower_ in ("que", "qu'", "avoir", "être")
    return explicit and "Imp" not in doc[other.finite].morph.get("Tense", [])


def _tense(token: Token) -> tuple[list[str], list[str]]:
    return token.morph.get("Mood", []), token.morph.get("Tense", [])


def _same_tense(one: Token, other: Token) -> bool:
    """Whether two verbs agree in mood and tense; "prédit" and "avertit" are present and past alike."""
    if _tense(one) == _tense(other):
        return True
    moods = (_tense(one)[0], _tense(other)[0])
    return moods[0] == moods[1] and any(word.lower_.endswith("it") for word in (one, other))


def conj_of(doc: Doc, group: VerbGroup, other: VerbGroup) -> bool:
    """Whether the tree coordinates the other verb with the cue, over a few verbs between them."""
    verb = doc[other.head]
    hops = 0
    while verb.dep_ == "conj" and hops < _HOPS:
        verb = verb.head
        hops += 1
        if verb.i == group.head:
            return True
    return False


def _is_infinitive_clause(verb: Token) -> bool:
    """Whether a verb is an infinitive, by its own form or its auxiliary: "et avoir payé", "mais vouloir rester"."""
    auxiliaries = [child for child in verb.children if child.dep_.startswith("aux")]
    return any(map(is_infinitive, auxiliaries)) if auxiliaries else is_infinitive(verb)


def of_content(scene: Scene, group: VerbGroup, verb: Token) -> bool:
    """Whether a verb that the tree joins to the cue goes with what is said: "demande de lire et d'apprendre".

    An infinitive after a finite cue does, and a participle that agrees: "une enquête pour vol et mise en danger".
    """
    if verb.dep_ != "conj" or group.shape is not Shape.FINITE:
        return False
    bare = not any(child.dep_.startswith("aux") for child in verb.children)
    return _is_infinitive_clause(verb) or (bare and is_participle(verb) and agrees_by_form(verb, scene.words))
