"""Whether a verb group reports: not negated, not future, with a subject that can speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.noun_phrases import can_speak
from guillemets.attributions.verb_shapes import Shape
from guillemets.language.verbs import is_finite, is_infinitive
from guillemets.lexicons.cue_carriers import links
from guillemets.lexicons.cue_forms import Mood
from guillemets.lexicons.cue_verbs import Frame, Strength
from guillemets.lexicons.grammar import grammar
from guillemets.model.attribution import Act

if TYPE_CHECKING:
    from guillemets.attributions.groups import VerbGroup
    from guillemets.attributions.scene import Scene
    from guillemets.language.tokens import Token

_LINKED = 5  # words from "avant" to its infinitive, and from a cue to its "que"
_BUT = 5  # words from "ne" to the infinitive after its "que"
_FUTURE = ("ra", "ront")  # endings that the tagger often takes for a present


def is_reporting(scene: Scene, group: VerbGroup) -> bool:
    """Whether the group asserts an act of speech: not negated, not future, not a mere possibility."""
    doc = scene.doc
    head = doc[group.head]
    if group.negated or group.future or _supposed(scene, group) or _would(scene, group) or _spoken_by_me(scene, group):
        return False
    if group.shape is Shape.INFINITIVE:
        return _infinitive_reports(scene, group)
    if group.shape is Shape.PARTICIPLE:
        return True
    if group.shape is Shape.GERUND:
        return _gerund_reports(scene, head)
    return not (group.shape is Shape.FINITE and head.morph.get("Mood", []) == ["Imp"])


def _supposed(scene: Scene, group: VerbGroup) -> bool:
    """Whether the cue stands in an "if" clause that supposes: "si le parti réclame un vote"."""
    marks = (child for child in scene.doc[group.head].children if child.lower_ in grammar().condition)
    marks = (mark for mark in marks if mark.dep_ == "mark")
    return any(
        (mark.i == 0 or mark.nbor(-1).lower_ not in ("même", "comme")) and not _concedes(scene, group, mark.i)
        for mark in marks
    )


def _concedes(scene: Scene, group: VerbGroup, si: int) -> bool:
    """Whether an "if" clause that opens its sentence grants what was said: "Si Berne a promis de payer, rien n'est".

    It does in the perfect, and in the present before "que" when what follows lies not in the future.
    """
    doc = scene.doc
    sentence = scene.sentence(si)
    lead = doc[sentence.first : si]
    if any(word.lower_ not in grammar().coordinator for word in lead) or scene.quote_around(si) is not None:
        return False
    tense = doc[group.finite].morph.get("Tense", [])
    if group.finite != group.head:
        return tense == ["Pres"]
    comma = next((i for i in range(group.last, sentence.last) if doc[i].text == ","), sentence.last)
    coming = any(is_finite(word) and word.lower_.endswith(_FUTURE) for word in doc[comma : sentence.last + 1])
    return tense == ["Pres"] and doc[group.last + 1].lower_ in grammar().that and not coming


def _would(scene: Scene, group: VerbGroup) -> bool:
    """Whether the cue says what somebody would say: "Si la voie était libre, il demanderait à passer"."""
    if not group.conditional or group.shape is not Shape.FINITE:
        return False
    before = scene.doc[scene.sentence(group.first).first : group.first]
    return any(word.lower_ in ("si", "s'") and word.pos_ == "SCONJ" for word in before)


def _spoken_by_me(scene: Scene, group: VerbGroup) -> bool:
    """Whether the subject is "je", "nous" or "vous": "je vous déconseille", "nous proposons"."""
    doc = scene.doc
    if group.shape not in (Shape.FINITE, Shape.PASSIVE):
        return False
    before = doc[group.first - 1].lower_ if group.first else ""
    taken = doc[group.first].lower_  # "nous" may have been taken for an object
    own = (taken == "nous" and doc[group.finite].lower_.endswith("ons")) or (
        taken == "vous" and doc[group.finite].lower_.endswith("ez")
    )
    return before in grammar().singular_person or own


def _gerund_reports(scene: Scene, head: Token) -> bool:
    """Whether a present participle reports: it hangs on a verb or a noun that can speak; not "en attendant que"."""
    before = head.i - 1
    while before > 0 and scene.doc[before].lower_ in grammar().reflexive:
        before -= 1
    if head.i and scene.doc[before].lower_ == "en":
        return head.lower_ != "attendant"
    if head.i and scene.quote_to(before) is not None:
        return True  # "a réagi: «A» poursuivant par «B»"
    if head.dep_.startswith("acl") and scene.doc[max(before, 0)].text != ",":
        return can_speak(scene, head.head)
    return True


def _infinitive_reports(scene: Scene, group: VerbGroup) -> bool:
    """Whether an infinitive says that somebody spoke.

    It does after a carrier ("a tenu à préciser"), after "avant de", "après" and "pour" of a protest, and alone as the
    narrative infinitive ("Et d'ajouter que...").
    """
    doc = scene.doc
    sentence = scene.sentence(group.head)
    if group.finite != group.head and _told(scene, group):
        return True
    start = max(sentence.first, _before_adverbs(scene, group) - 3)
    before = [doc[i].lower_ for i in range(start, _before_adverbs(scene, group) + 1)]
    if not before:
        return False
    if before[-1] in ("de", "d'"):
        lead = before[:-1]
        if not [w for w in lead if w not in ("et", "mais", "puis", ",")]:
            return True
        if lead[-1] == "avant":
            avant = max(i for i in range(start, group.first) if doc[i].lower_ == "avant")
            return tells_after(scene, avant, _said_from(scene, avant))
        if lead[-1] in ("et", "mais", "puis"):
            return True
        quoted = (i for i in range(group.last + 1, sentence.last + 1) if scene.quote_from(i) is not None)
        if not any(is_finite(word) for word in doc[sentence.first : next(quoted, sentence.last + 1)]):
            return True
        if lead[-1] == "afin":
            return _protests(group)
    if before[-1] == "après" or _nothing_but(scene, group):
        return True
    if before[-1] == "pour" and group.finite != group.head:
        return False  # a reason, not an aim: "accusée pour avoir demandé un délai"
    if before[-1] == "pour":
        return is_carried(scene, group, sentence.first) or _protests(group)
    return is_carried(scene, group, sentence.first)


def _protests(group: VerbGroup) -> bool:
    """Whether a verb says what an act is to say: "ont bloqué la route pour dénoncer", "afin de réclamer"."""
    return any(verb.act in (Act.DEMANDS, Act.ACCUSES, Act.DENIES, Act.OTHER) for verb in group.verbs)


def tells_after(scene: Scene, avant: int, first: int | None) -> bool:
    """Whether "avant de" tells what was said next: it stands apart from the content, or a clause or words follow.

    ``first`` is where a clause or an infinitive begins that would otherwise hold it: "a promis [d'écouter avant de
    trancher]"; None when there is none.
    """
    doc = scene.doc
    clause = first is not None and (doc[first - 1].lower_ in grammar().that or is_infinitive(doc[first]))
    if not clause or doc[avant - 1].text == "," or scene.quote_to(avant - 1) is not None:
        return True
    cue = next((g for g in map(scene.group_at, range(avant + 1, avant + _LINKED)) if g is not None), None)
    after = doc[cue.last + 1 : cue.last + 3] if cue is not None else []
    return any(word.lower_ in grammar().that or word.text in '«":' for word in after)


def _said_from(scene: Scene, end: int) -> int | None:
    """Where the last clause or infinitive begins that a cue of the sentence before token ``end`` reports."""
    doc = scene.doc
    for group in reversed(scene.groups_between(scene.sentence(end).first, end - 1)):
        for i in range(group.last + 1, min(group.last + _LINKED, end)):
            if doc[i - 1].lower_ in grammar().that or (group.shape is Shape.FINITE and is_infinitive(doc[i])):
                return i
    return None


def _before_adverbs(scene: Scene, group: VerbGroup) -> int:
    """The last token before the group and its adverbs: "pour" of "pour formellement démentir"."""
    last = group.first - 1
    while last > 0 and scene.doc[last].pos_ == "ADV" and scene.doc[last].lower_.endswith("ment"):
        last -= 1
    return last


def _told(scene: Scene, group: VerbGroup) -> bool:
    """Whether a perfect infinitive is what a cue tells: "dit avoir demandé un report"."""
    if all(verb.strength is Strength.WEAK for verb in group.verbs):
        return False  # "raconte avoir vu «une boule de feu»"
    return any(
        other.last + 1 == group.first and any(Frame.INF in verb.frames for verb in other.verbs)
        for other in scene.groups_between(scene.sentence(max(group.first - 1, 0)).first, group.first - 1)
    )


def _nothing_but(scene: Scene, group: VerbGroup) -> bool:
    """Whether an infinitive is all that somebody does or can do: "n'a pu que constater", "ne fait que répéter"."""
    doc = scene.doc
    before = doc[max(group.first - _BUT, scene.sentence(group.first).first) : group.first]
    return (
        len(before) > 1
        and before[-1].lower_ in grammar().that
        and any(word.lower_ in grammar().negator for word in before)
        and not any(word.lower_ in grammar().denying for word in before)
    )


def is_carried(scene: Scene, group: VerbGroup, start: int) -> bool:
    """Whether a carrier stands before the infinitive: its verb, then its link word."""
    doc = scene.doc
    for i in range(max(start, group.first - 6), group.first):
        forms = scene.words.cue_forms.get(doc[i].lower_, ())
        lemmas = {form.lemma for form in forms}
        if lemmas & grammar().modal and not any(form.mood is Mood.PP for form in forms):
            return False
        told = doc[i].pos_ == "ADJ" and any(form.mood is Mood.PP for form in forms)  # "s'est borné à indiquer"
        if not lemmas or not (told or doc[i].pos_ in ("VERB", "AUX")):
            continue
        last = _before_adverbs(scene, group)
        between = " ".join(doc[j].lower_ for j in range(i + 1, last + 1)).replace("d'", "de").replace("' ", "'")
        for carrier in (row for lemma in lemmas for row in scene.words.cue_carriers.get(lemma, ())):
            if between.endswith(links(carrier.link)) and (carrier.link or i == last):
                purpose = carrier.link == "pour" and is_infinitive(doc[i])  # "devrait en profiter pour annoncer"
                return not carrier.cancels and not purpose
    return False
