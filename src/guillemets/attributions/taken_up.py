"""Contents that a pronoun takes up: "Le port ferme. Le maire l'a annoncé lundi.", "..., ce que conteste son avocat"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.extent import after_connectives, trimmed
from guillemets.attributions.inverted import inverted_source
from guillemets.attributions.noun_phrases import can_speak, names_a_source, phrase_at
from guillemets.attributions.reporting import is_reporting
from guillemets.attributions.scene import Draft, Scene, Stretch
from guillemets.attributions.source_spans import source_span
from guillemets.attributions.sources import agent_of, source_of
from guillemets.attributions.verb_shapes import Shape
from guillemets.language.verbs import is_finite
from guillemets.lexicons.cue_verbs import Frame, Strength
from guillemets.lexicons.grammar import grammar
from guillemets.model.attribution import Act

if TYPE_CHECKING:
    from guillemets.attributions.groups import VerbGroup
    from guillemets.lexicons.cue_phrases import CuePhrase
    from guillemets.lexicons.cue_verbs import CueVerb
    from guillemets.model.span import Span

_TELLING = frozenset([Act.ANNOUNCES, Act.STATES])
_LONGEST = 25  # words of a sentence that says no more than who said the one before
_SUBJECT = 8  # words between "ce que" and its verb
_IT = frozenset(["l'", "le"])


def find_taken_up(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Every attribution whose content a pronoun takes up, in order of the cue; ``drafts`` are those found before."""
    taken = {i for d in drafts if d.cue is not None for i in range(d.cue.first, d.cue.last + 1)}
    found = []
    for group in scene.groups:
        if group.head in taken or group.clitic is not None or not is_reporting(scene, group):
            continue
        verb = next((v for v in group.verbs if v.strength is Strength.STRONG and Frame.QUE in v.frames), None)
        draft = _draft(scene, group, verb, drafts) if verb is not None else None
        if draft is not None:
            found.append(draft)
    return found


def _draft(scene: Scene, group: VerbGroup, verb: CueVerb | CuePhrase, drafts: list[Draft]) -> Draft | None:
    content: Stretch | None = None
    source: Span | None = None
    if verb.act in _TELLING and _says_it(scene, group):
        content, source = _sentence_before(scene, group), _subject(scene, group)
    elif verb.act in _TELLING and _that_is_what(scene, group):
        content, source = _sentence_before(scene, group), _after(scene, group)
    elif (comma := _ce_before(scene, group)) is not None:
        content, source = _clause_before(scene, comma, drafts), _speaker(scene, group, comma)
    if content is None or source is None:
        return None
    return Draft(
        content=(content,),
        cue=Stretch(group.first, group.last),
        source=source,
        reach=None,
        act=verb.act,
        rule="taken_up",
        confidence=0.85,
        conditional=group.conditional,
    )


def _says_it(scene: Scene, group: VerbGroup) -> bool:
    """Whether a sentence says no more than who said the one before: "Le maire l'a annoncé lundi"."""
    doc = scene.doc
    sentence = scene.sentence(group.head)
    if group.shape is not Shape.FINITE or group.finite == group.head or doc[group.first].lower_ not in _IT:
        return False
    words = doc[sentence.first : sentence.last + 1]
    alone = not any(is_finite(word) and not group.first <= word.i <= group.last for word in words)
    if not alone or len(words) > _LONGEST or scene.quotes_touching(sentence.first, sentence.last):
        return False
    after = doc[min(group.last + 1, sentence.last)]
    return after.pos_ in ("ADP", "ADV", "PUNCT", "DET") or after.lower_ in scene.words.time_nouns


def _that_is_what(scene: Scene, group: VerbGroup) -> bool:
    """Whether a sentence opens with "C'est ce qu'" and the cue: "C'est ce qu'a annoncé mardi la police"."""
    words = scene.doc.words(scene.sentence(group.head).first, group.first).lower().replace("aussi ", "")
    return group.shape is Shape.FINITE and words in ("c'est ce qu'", "c'est ce que")


def _after(scene: Scene, group: VerbGroup) -> Span | None:
    """The subject that follows the cue."""
    found = inverted_source(scene, group)
    return found.span if found is not None and found.is_phrase else None


def _sentence_before(scene: Scene, group: VerbGroup) -> Stretch | None:
    """The sentence before that of the group, without what only ties it to the one before."""
    first = scene.sentence(group.head).first
    if first == 0:
        return None
    before = scene.sentence(first - 1)
    if not any(is_finite(word) for word in scene.doc[before.first : before.last + 1]):
        return None
    return trimmed(scene, after_connectives(scene, before.first, before.last), before.last)


def _subject(scene: Scene, group: VerbGroup) -> Span | None:
    source = source_of(scene.parsed, group)
    if source is None or not can_speak(scene, source) or source.lower_ in grammar().first_or_second_person:
        return None
    return source_span(scene.parsed, source)


def _ce_before(scene: Scene, group: VerbGroup) -> int | None:
    """The comma of ", ce que conteste X", ", ce que X conteste", ", ce qui est nié par X"; None for other clauses."""
    doc = scene.doc
    first = scene.sentence(group.head).first
    for i in range(group.first - 1, max(first, group.first - _SUBJECT) - 1, -1):
        if is_finite(doc[i]) or doc[i].text in (",", ";", "."):
            return None
        if doc[i].lower_ in ("que", "qu'", "qui") and i - 2 > first and doc[i - 1].lower_ == "ce":
            passive = doc[i].lower_ == "qui"
            apt = group.shape is (Shape.PASSIVE if passive else Shape.FINITE) and doc[i - 2].text in (",", ";")
            return i - 2 if apt and (not passive or i + 1 == group.first) else None
    return None


def _clause_before(scene: Scene, comma: int, drafts: list[Draft]) -> Stretch | None:
    """What "ce que" takes up: what somebody reports that ends at the comma, else the clause before it."""
    reported = [f for d in drafts for f in d.content if f.last == comma - 1]
    if reported:
        return min(reported, key=lambda fragment: fragment.last - fragment.first)
    first = scene.sentence(comma).first
    if not any(is_finite(word) for word in scene.doc[first:comma]):
        return None
    return trimmed(scene, after_connectives(scene, first, comma - 1), comma - 1)


def _speaker(scene: Scene, group: VerbGroup, comma: int) -> Span | None:
    """The one who says so: the agent of a passive, the subject before the verb or after it."""
    if group.shape is Shape.PASSIVE:
        agent = agent_of(scene.parsed, group)
        return source_span(scene.parsed, agent) if agent is not None and can_speak(scene, agent) else None
    if group.first == comma + 3:
        return _after(scene, group)
    phrase = phrase_at(scene, comma + 3, group.first - 1)
    if phrase is not None and phrase.last == group.first - 1 and names_a_source(scene, phrase):
        return scene.parsed.place(phrase.first, phrase.last)
    subject = source_of(scene.parsed, group)
    if subject is None or not comma < subject.i < group.first or not can_speak(scene, subject):
        return None
    if subject.lower_ in grammar().first_or_second_person:
        return None
    return source_span(scene.parsed, subject)
