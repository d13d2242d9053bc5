"""Whether a verb group reports: not negated, not future, with a subject that can speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.noun_phrases import can_speak
from guillemets.attributions.sources import source_of
from guillemets.attributions.verb_shapes import Shape
from guillemets.language.verbs import is_finite, is_infinitive
from guillemets.lexicons.cue_forms import Mood
from guillemets.lexicons.cue_verbs import CueVerb, Frame, Strength
from guillemets.lexicons.source_nouns import SourceField
from guillemets.model.attribution import Act, SpeakerKind
from guillemets.model.dispatch import PartKind

if TYPE_CHECKING:
    from guillemets.attributions.complement import Complement
    from guillemets.attributions.groups import VerbGroup
    from guillemets.attributions.scene import Scene
    from guillemets.language.tokens import Token


_FIRST_AND_SECOND = frozenset(["je", "j'", "nous", "vous", "tu"])
_IMPERSONAL = frozenset(["ce", "c'", "cela", "ceci", "ça", "rien", "dont", "où"])
_TELLING = frozenset([Act.ANNOUNCES, Act.STATES])  # their object is what is told, whoever tells it
_STANCES = frozenset([Act.ACCUSES, Act.DENIES, Act.PRAISES, Act.PROMISES])  # "condamnés par" reports, "publiée par" not
_CHARGES = frozenset(
    [Frame.DE_INF, Frame.A_INF, Frame.DE_NP]
)  # "sont accusés de", "sont invités à": nobody need be named
_MODALS = frozenset(["devoir", "pouvoir"])  # "devrait annoncer" reports nothing, "a dû reconnaître" does
_NORMS = frozenset([SourceField.GOVERNMENT, SourceField.JUDICIAL, SourceField.POLITICS])  # of bills, rulings, plans
_OPENING = 3  # words of a content before its quotation opens


def is_reporting(scene: Scene, group: VerbGroup) -> bool:
    """Whether the group asserts an act of speech: not negated, not future, not a mere possibility."""
    doc = scene.doc
    head = doc[group.head]
    if group.negated or group.future or _supposed(head) or _spoken_by_me(scene, group):
        return False
    if group.shape is Shape.INFINITIVE:
        return _infinitive_reports(scene, group)
    if group.shape is Shape.PARTICIPLE:
        return True
    if group.shape is Shape.GERUND:
        return _gerund_reports(scene, head)
    return not (group.shape is Shape.FINITE and head.morph.get("Mood", []) == ["Imp"])


def _supposed(head: Token) -> bool:
    """Whether the cue stands in an "if" clause: "si le parti réclame un vote"."""
    marks = (child for child in head.children if child.lower_ in ("si", "s'") and child.dep_ == "mark")
    return any(mark.i == 0 or mark.nbor(-1).lower_ not in ("même", "comme") for mark in marks)


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
    return before in ("je", "j'", "tu") or own


def _gerund_reports(scene: Scene, head: Token) -> bool:
    """Whether a present participle reports: it hangs on a verb or a noun that can speak; not "en attendant que"."""
    if head.i and scene.doc[head.i - 1].lower_ == "en":
        return head.lower_ != "attendant"
    if head.dep_.startswith("acl") and scene.doc[max(head.i - 1, 0)].text != ",":
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
    before = [doc[i].lower_ for i in range(max(sentence.first, group.first - 4), group.first)]
    if not before:
        return False
    if before[-1] in ("de", "d'"):
        lead = before[:-1]
        if not [w for w in lead if w not in ("et", "mais", "puis", ",")]:
            return True
        if lead[-1] in ("avant", "et", "mais", "puis"):
            return True
        if not any(is_finite(word) for word in doc[sentence.first : sentence.last + 1]):
            return True
    if before[-1] == "après":
        return True
    if before[-1] == "pour":
        return _carried(scene, group, sentence.first) or any(
            verb.act in (Act.DEMANDS, Act.ACCUSES, Act.DENIES, Act.OTHER) for verb in group.verbs
        )
    return _carried(scene, group, sentence.first)


def _told(scene: Scene, group: VerbGroup) -> bool:
    """Whether a perfect infinitive is what a cue tells: "dit avoir demandé un report"."""
    return any(
        other.last + 1 == group.first and any(Frame.INF in verb.frames for verb in other.verbs)
        for other in scene.groups_between(scene.sentence(max(group.first - 1, 0)).first, group.first - 1)
    )


def _carried(scene: Scene, group: VerbGroup, start: int) -> bool:
    """Whether a carrier stands before the infinitive: its verb, then its link word."""
    doc = scene.doc
    for i in range(max(start, group.first - 6), group.first):
        forms = scene.words.cue_forms.get(doc[i].lower_, ())
        lemmas = {form.lemma for form in forms}
        if lemmas & _MODALS and not any(form.mood is Mood.PP for form in forms):
            return False
        if not lemmas or doc[i].pos_ not in ("VERB", "AUX"):
            continue
        between = " ".join(doc[j].lower_ for j in range(i + 1, group.first)).replace("d'", "de")
        for carrier in scene.words.cue_carriers:
            if carrier.head in lemmas and between.endswith(carrier.link) and (carrier.link or i + 1 == group.first):
                purpose = carrier.link == "pour" and is_infinitive(doc[i])  # "devrait en profiter pour annoncer"
                return not carrier.cancels and not purpose
    return False


def is_allowed(scene: Scene, group: VerbGroup, complement: Complement) -> bool:
    """Whether the verb reports in this frame with this subject."""
    verb = complement.verb
    explicit = complement.frame in (Frame.QUE, Frame.QUOTE) or complement.marked or _listed(scene, complement)
    if verb.strength is Strength.WEAK and complement.frame is Frame.QUOTE and not _speech_like(scene, complement):
        return False
    if verb.strength is Strength.WEAK and not explicit and not _quoted_within(scene, group, complement):
        return False
    source = source_of(scene.parsed, group)
    if (
        complement.frame in verb.risky
        and not complement.marked
        and not _listed(scene, complement)
        and not _quoted_within(scene, group, complement)
        and not _is_document(scene, source)
        and not (group.shape is Shape.GERUND and _is_document(scene, scene.doc[group.head].head))
    ):
        return False
    finite = group.shape is Shape.FINITE
    if finite and complement.frame is Frame.QUE and verb.act is Act.ESTIMATES and _provides(scene, source):
        return False  # a law provides, it does not foresee
    if complement.frame is Frame.NP and verb.act is Act.ACCUSES and _is_court(scene, source):
        return False  # a court condemns by its sentence, not by what it says
    if group.shape in (Shape.PASSIVE, Shape.PARTICIPLE):
        charged = (
            verb.act is Act.ACCUSES and Frame.DE_INF in verb.frames
        )  # "accusée de corruption" reports, "soupçonnée" not
        bare = group.shape is Shape.PASSIVE or charged or _in_headline(scene, group)
        accused = bare and verb.act in (Act.ACCUSES, Act.DEMANDS) and complement.frame in _CHARGES
        if group.shape is Shape.PARTICIPLE and complement.frame is Frame.NP and verb.act not in _STANCES:
            return False
        described = complement.frame is Frame.PRED and (
            _quoted_within(scene, group, complement) or (complement.marked and bare and verb.act is not Act.ESTIMATES)
        )
        judged = bare and _judges(complement)
        return source is not None or accused or described or judged or complement.frame in (Frame.QUE, Frame.QUOTE)
    wished = complement.frame is Frame.INF and verb.act in (Act.DEMANDS, Act.ESTIMATES)
    if wished and finite and _in_relative(scene, group):
        return False  # "les jeux qu'elle souhaite créer", "un parti qui espère grandir"
    if group.shape is Shape.GERUND:
        return source is None or source.lower_ not in _FIRST_AND_SECOND
    if source is None:
        return group.shape in (Shape.GERUND, Shape.INFINITIVE) or (explicit and verb.strength is Strength.STRONG)
    if source.lower_ in _FIRST_AND_SECOND:
        return False
    firm = complement.frame is not Frame.NP or (verb.strength is Strength.STRONG and verb.act in _TELLING)
    if complement.frame not in verb.risky and firm:
        return source.lower_ not in _IMPERSONAL
    return can_speak(scene, source) or _denies_words(scene, complement)


def _judges(complement: Complement) -> bool:
    """Whether a passive without agent reports: "a été critiquée", "est estimé à 3 millions"; not "condamné"."""
    verb = complement.verb
    if complement.frame is Frame.A_NP:
        return verb.act is Act.ESTIMATES
    stance = verb.act in (Act.ACCUSES, Act.PRAISES) and verb.strength is Strength.STRONG
    return complement.frame is Frame.NP and stance and Frame.DE_INF not in verb.frames


def _speech_like(scene: Scene, complement: Complement) -> bool:
    """Whether a quotation after a weak cue is speech: after a colon, with a capital, or with a verb of its own."""
    doc = scene.doc
    quote = scene.quote_from(complement.first) or scene.quote_from(complement.first + 1)
    if quote is None or doc[complement.first - 1].text == ":":
        return True
    if Frame.NP in complement.verb.frames and Frame.NP not in complement.verb.risky:
        return True
    inside = doc[quote.first + 1 : quote.last]
    return len(inside) > 0 and (inside[0].is_title or any(is_finite(t) for t in inside))


def _in_headline(scene: Scene, group: VerbGroup) -> bool:
    """Whether the cue stands in a headline, where a bare participle stands for a passive: "Des élus accusés de..."."""
    dispatch = scene.parsed.dispatch
    part = dispatch.parts[scene.parsed.part_at(scene.parsed.starts[group.head])]
    return part.kind is PartKind.HEADLINE


def _denies_words(scene: Scene, complement: Complement) -> bool:
    """Whether words of others are denied: "a rejeté ces accusations" says so whoever the subject is."""
    if complement.verb.act is not Act.DENIES or complement.head is None:
        return False
    return scene.doc[complement.head].lower_ in scene.words.cue_nouns


def _is_court(scene: Scene, source: Token | None) -> bool:
    row = scene.words.source_nouns.get(source.lower_) if source is not None else None
    return row is not None and row.field is SourceField.JUDICIAL and row.kind is SpeakerKind.ORGANISATION


def _listed(scene: Scene, complement: Complement) -> bool:
    """Whether the object is one that makes the verb report: "rappelle la nécessité de", "affiche son optimisme"."""
    verb, head = complement.verb, complement.head
    nouns = verb.np_nouns if isinstance(verb, CueVerb) else ()
    return complement.frame is Frame.NP and head is not None and scene.doc[head].lower_ in nouns


def _in_relative(scene: Scene, group: VerbGroup) -> bool:
    """Whether the cue stands in a relative clause with "qui" or "que"."""
    verb = scene.doc[group.head]
    if not verb.dep_.startswith("acl"):
        return False
    first = max(group.first - 4, 0)
    return any(word.lower_ in ("qui", "que", "qu'") for word in scene.doc[first : group.first])


def _provides(scene: Scene, source: Token | None) -> bool:
    """Whether the source is a law, a ruling or a plan, or no source at all: it provides rather than says."""
    row = scene.words.source_nouns.get(source.lower_) if source is not None else None
    if source is not None and not can_speak(scene, source):
        return source.text != "%"  # a plan, not a forecast: "le nouveau système prévoit que"
    return row is not None and row.kind is SpeakerKind.DOCUMENT and row.field in _NORMS


def _is_document(scene: Scene, source: Token | None) -> bool:
    """Whether the source is a text or figures, which show and foresee by saying: "les chiffres montrent une baisse"."""
    row = scene.words.source_nouns.get(source.lower_) if source is not None else None
    return row is not None and row.kind is SpeakerKind.DOCUMENT and row.field not in _NORMS


def _quoted_within(scene: Scene, group: VerbGroup, complement: Complement) -> bool:
    """Whether a quotation opens with the content: the second sign that a risky frame wants."""
    last = complement.last if complement.last is not None else scene.sentence(complement.first).last
    woven = range(group.first, group.head + 1)  # "a «rappelé l'importance...»": the cue opens what is quoted
    opening = range(complement.first, min(last, complement.first + _OPENING) + 1)
    if scene.quotes_opening(opening.start, opening.stop - 1):
        return True
    return any(q.last > group.last for q in scene.quotes_opening(woven.start, woven.stop - 1))
