"""Whether a verb that asserts reports in the frame of what follows it, with the subject that it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.authorities import is_court, is_document, is_judge, provides
from guillemets.attributions.deeds import is_deed
from guillemets.attributions.extent import in_headline
from guillemets.attributions.inverted import is_read, origin_of
from guillemets.attributions.noun_phrases import can_speak
from guillemets.attributions.read_back import speaker_of
from guillemets.attributions.second_signs import explicit, listed, quoted_within, speech_like
from guillemets.attributions.verb_shapes import Shape
from guillemets.attributions.wishes import wished, would_like
from guillemets.language.verbs import is_finite
from guillemets.lexicons.cue_phrases import CuePhrase
from guillemets.lexicons.cue_verbs import CueVerb, Frame, Strength
from guillemets.lexicons.grammar import grammar
from guillemets.model.attribution import Act, SpeakerKind

if TYPE_CHECKING:
    from guillemets.attributions.complement import Complement
    from guillemets.attributions.groups import VerbGroup
    from guillemets.attributions.scene import Scene
    from guillemets.language.tokens import Token


_STANCES = frozenset([Act.ACCUSES, Act.DENIES, Act.PRAISES, Act.PROMISES])  # "condamnés par" reports, "publiée par" not
_CHARGES = frozenset(
    [Frame.DE_INF, Frame.A_INF, Frame.DE_NP]
)  # "sont accusés de", "sont invités à": nobody need be named


def is_allowed(scene: Scene, group: VerbGroup, complement: Complement) -> bool:
    """Whether the verb reports in this frame with this subject."""
    source = speaker_of(scene, group)
    if not _strong_enough(scene, group, complement) or _barred(scene, group, complement, source):
        return False
    if group.shape in (Shape.PASSIVE, Shape.PARTICIPLE):
        return _passive_reports(scene, group, complement, source)
    if group.shape is Shape.FINITE and (wished(scene, group, complement) or _greets(scene, complement)):
        return False
    if group.shape is Shape.GERUND:
        return (
            source is None
            or source.lower_ not in grammar().first_or_second_person
            or _quoted_apart(scene, group, source)
        )
    return _subject_reports(scene, group, complement, source)


def _strong_enough(scene: Scene, group: VerbGroup, complement: Complement) -> bool:
    """Whether a weak verb has the second sign that it wants."""
    verb = complement.verb
    if verb.strength is not Strength.WEAK:
        return verb.strength is Strength.STRONG or not _told_by_another(scene, group, complement)
    if would_like(scene, group, complement, speaker_of(scene, group)):
        return True
    if complement.frame is Frame.QUOTE and (
        not speech_like(scene, complement) or _told_by_another(scene, group, complement)
    ):
        return False
    return explicit(scene, complement) or quoted_within(scene, group, complement) or _seen_there(scene, group)


def _seen_there(scene: Scene, group: VerbGroup) -> bool:
    """Whether the cue says what somebody makes of it: "y voit une manoeuvre"."""
    return any(scene.doc[i].lower_ == "y" for i in range(group.first, group.head))


def _told_by_another(scene: Scene, group: VerbGroup, complement: Complement) -> bool:
    """Whether the cue and its quotation are what somebody says: "assure que le train partirait «à l'heure»"."""
    doc = scene.doc
    quote = scene.quote_from(complement.first) or scene.quote_from(complement.first + 1)
    if (
        complement.frame is not Frame.QUOTE
        or quote is None
        or doc[complement.first - 1].text == ":"
        or not doc[quote.first + 1].text[:1].islower()
    ):
        return False
    head = doc[group.head]
    return head.dep_ == "ccomp" and head.head.i < group.first and scene.group_at(head.head.i) is not None


def _barred(scene: Scene, group: VerbGroup, complement: Complement, source: Token | None) -> bool:
    """Whether a risky frame lacks its second sign, or the source does by office what others do by speaking."""
    verb = complement.verb
    if complement.frame is Frame.COLON and (source is None or not can_speak(scene, source)):
        return True  # "Le phénomène s'explique: l'air chaud monte"
    if _hearsay(scene, group, source) or _names(scene, group, complement) or _asks_for(scene, group, complement):
        return True
    if is_deed(scene, group, complement, source):
        return True
    if (
        complement.frame in verb.risky
        and not complement.marked
        and not would_like(scene, group, complement, source)
        and not listed(scene, complement)
        and not (complement.frame is Frame.NP and _seen_there(scene, group))
        and not quoted_within(scene, group, complement)
        and not is_document(scene, source)
        and origin_of(scene, group) is None
        and not (group.shape is Shape.GERUND and is_document(scene, scene.doc[group.head].head))
    ):
        return True
    finite = group.shape is Shape.FINITE
    norm = (verb.lemma if isinstance(verb, CueVerb) else verb.head) in grammar().providing
    if finite and complement.frame is Frame.QUE and norm and provides(scene, source):
        return True  # a law provides, it does not foresee
    # a court condemns, rejects and confirms by its sentence, not by what it says
    if complement.frame is not Frame.NP:
        return False
    if (
        isinstance(verb, CueVerb)
        and verb.lemma in grammar().upholding
        and (is_judge(scene, source) or provides(scene, source))
    ):
        return complement.head is None or scene.doc[complement.head].lower_ not in scene.words.cue_nouns
    if verb.act is Act.DENIES and source is not None and source.lower_ in grammar().voting:
        return not _denies_words(scene, complement)  # "Les électeurs ont rejeté l'initiative"
    return verb.act in (Act.ACCUSES, Act.DENIES) and is_court(scene, source)


def _passive_reports(scene: Scene, group: VerbGroup, complement: Complement, source: Token | None) -> bool:
    """Whether a passive or a participle reports: it has an agent, or it charges, describes or judges."""
    verb = complement.verb
    # "accusée de corruption", "critiquée pour avoir menti", not "soupçonnée"
    charged = verb.act is Act.ACCUSES and Frame.DE_INF in (*verb.frames, complement.frame)
    # in a headline a bare participle stands for a passive: "Des élus accusés de..."
    bare = group.shape is Shape.PASSIVE or charged or in_headline(scene, group.head)
    accused = bare and verb.act in (Act.ACCUSES, Act.DEMANDS) and complement.frame in _CHARGES
    if group.shape is Shape.PARTICIPLE and complement.frame is Frame.NP and verb.act not in _STANCES:
        return _announced(scene, group, verb) or _told_aside(scene, group, verb, source)
    described = complement.frame is Frame.PRED and (
        quoted_within(scene, group, complement) or (complement.marked and bare and verb.act is not Act.ESTIMATES)
    )
    judged = bare and _judges(complement)
    if complement.frame is Frame.QUE and source is not None and not can_speak(scene, source):
        return False  # "est justifié par le fait que"
    told = complement.frame in (Frame.QUE, Frame.QUOTE) or _unpersonal(scene, group, complement)
    return source is not None or accused or described or judged or told


def _unpersonal(scene: Scene, group: VerbGroup, complement: Complement) -> bool:
    """Whether "il" is no subject of a passive: "il a été fait état de trois blessés", "il est reproché un vol"."""
    told = isinstance(complement.verb, CuePhrase) or complement.frame is Frame.NP
    after = group.first and scene.doc[group.first - 1].lower_ == "il" and complement.first > group.last
    return bool(after) and told and complement.verb.strength is Strength.STRONG


def _told_aside(scene: Scene, group: VerbGroup, verb: CueVerb | CuePhrase, source: Token | None) -> bool:
    """Whether a participle set off by a comma says who told it: "La fermeture, annoncée mardi par le canton, ..."."""
    as_what = scene.doc.reads(group.last + 1, "comme")  # "l'homme, annoncé comme malade par le canton"
    if source is None or scene.doc[group.first - 1].text != "," or as_what:
        return False
    claimed = isinstance(verb, CueVerb) and verb.lemma == "revendiquer"
    told = verb.act in (Act.ANNOUNCES, Act.STATES) and verb.strength is Strength.STRONG
    return claimed or (told and can_speak(scene, source))


def _subject_reports(scene: Scene, group: VerbGroup, complement: Complement, source: Token | None) -> bool:
    """Whether the subject of a finite cue or an infinitive can be the one who speaks."""
    verb = complement.verb
    if source is None:
        return group.shape is Shape.INFINITIVE or (explicit(scene, complement) and verb.strength is Strength.STRONG)
    if source.lower_ in grammar().first_or_second_person:
        # "«Je pars», a-t-il dit, se bornant à indiquer que"
        return group.shape is Shape.INFINITIVE and _quoted_apart(scene, group, source)
    # "la sécheresse menace les bois de feux", "le mur menace de tomber"
    endangers = verb.act is Act.THREATENS and complement.frame in _CHARGES
    # "la seconde mi-temps a confirmé la première", but "la multinationale annonce la fermeture"
    told = verb.strength is Strength.STRONG and (
        verb.act is Act.ANNOUNCES or (verb.act is Act.STATES and source.lower_ in scene.words.cue_nouns)
    )
    promising = verb.act is Act.PROMISES and complement.frame is Frame.DE_INF  # "la soirée promet d'être longue"
    firm = told or (complement.frame is not Frame.NP and not endangers and not promising)
    if verb.act is Act.DENIES and source.text == "%":
        return False  # "59 % des électeurs ont rejeté la loi": they voted
    if complement.frame not in verb.risky and firm:
        return source.lower_ not in grammar().unpersonal
    return can_speak(scene, source) or _denies_words(scene, complement)


def _greets(scene: Scene, complement: Complement) -> bool:
    """Whether people are greeted or honoured in person: "saluait des habitants", "a salué 25 Justes"."""
    if complement.frame is not Frame.NP or complement.verb.act is not Act.PRAISES or complement.head is None:
        return False
    head = scene.doc[complement.head]
    row = scene.words.source_nouns.get(head.lower_)
    counted = any(c.pos_ == "NUM" or c.lower_ in ("des", "un", "une") for c in head.children if c.i < head.i)
    return counted and (head.pos_ == "PROPN" or (row is not None and row.kind is SpeakerKind.PERSON))


def _quoted_apart(scene: Scene, group: VerbGroup, source: Token) -> bool:
    """Whether the source speaks and the writer reports: "«Je pars», a-t-il dit, ajoutant vouloir ..."."""
    return scene.quote_around(group.head) is None and source.lower_ in grammar().first_or_second_person


def _hearsay(scene: Scene, group: VerbGroup, source: Token | None) -> bool:
    """Whether people at large speak to nobody: "on parle d'un accord"; not "on nous a annoncé sa mort"."""
    if source is None or source.lower_ != "on" or group.clitic is not None:
        return False
    spoken_to = any(scene.doc[i].lower_ in grammar().dative for i in range(group.first, group.head))
    return not spoken_to and not is_read(group) and origin_of(scene, group) is None


def _asks_for(scene: Scene, group: VerbGroup, complement: Complement) -> bool:
    """Whether somebody is asked about himself: "on lui demande son avis"."""
    dative = any(scene.doc[i].lower_ in grammar().dative for i in range(group.first, group.head))
    own = scene.doc[complement.first].lower_ in grammar().possessive
    return complement.frame is Frame.NP and complement.verb.act is Act.DEMANDS and dative and own


def _names(scene: Scene, group: VerbGroup, complement: Complement) -> bool:
    """Whether a passive gives a name or a reason in quotation marks: "le test appelé «épreuve de Turing»"."""
    quote = scene.quote_from(complement.first)
    if group.shape not in (Shape.PASSIVE, Shape.PARTICIPLE) or complement.frame is not Frame.QUOTE or quote is None:
        return False
    telling = Frame.QUE in complement.verb.frames or complement.verb.act is Act.STATES
    colon = scene.doc[complement.first - 1].text == ":"
    return not telling and not colon and not any(is_finite(word) for word in scene.doc[quote.first : quote.last])


def _judges(complement: Complement) -> bool:
    """Whether a passive without agent reports: "a été critiquée", "est estimé à 3 millions"; not "condamné"."""
    verb = complement.verb
    if complement.frame is Frame.A_NP:
        return verb.act is Act.ESTIMATES
    stance = verb.act in (Act.ACCUSES, Act.PRAISES) and verb.strength is Strength.STRONG
    return complement.frame is Frame.NP and stance and Frame.DE_INF not in verb.frames


def _announced(scene: Scene, group: VerbGroup, verb: CueVerb | CuePhrase) -> bool:
    """Whether a bare participle of a headline tells news: "Une grève annoncée à Lyon"."""
    return in_headline(scene, group.head) and verb.act is Act.ANNOUNCES and verb.strength is Strength.STRONG


def _denies_words(scene: Scene, complement: Complement) -> bool:
    """Whether words of others are denied: "a rejeté ces accusations" says so whoever the subject is."""
    if complement.verb.act is not Act.DENIES or complement.head is None:
        return False
    return scene.doc[complement.head].lower_ in scene.words.cue_nouns
