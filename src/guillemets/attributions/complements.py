"""Cues followed by what they report: que-clauses, infinitives, noun phrases, predicates, quotations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guillemets.attributions.extent import clause_end, trimmed, with_quotes
from guillemets.attributions.groups import Shape, VerbGroup
from guillemets.attributions.noun_phrases import can_speak
from guillemets.attributions.scene import Draft, Scene, Stretch
from guillemets.attributions.sources import agent_of, source_of, source_span
from guillemets.lexicons.cue_forms import Mood
from guillemets.lexicons.cue_verbs import Frame, Strength
from guillemets.model.attribution import Act

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from guillemets.lexicons.cue_verbs import CueVerb

_QUE = frozenset(["que", "qu'", "qu"])  # a converter may have swallowed the apostrophe: "qu«il y a"
_WH = frozenset(
    ["si", "s'", "comment", "pourquoi", "quand", "où", "quel", "quelle", "quels", "quelles", "combien", "qui"]
)
_BEFORE_QUE = frozenset(
    "alors tandis afin après avant pendant bien parce dès sans pour ainsi depuis lors plus moins aussi autant tant tel telle même autre autres aucun rien ne n' jusqu' puis outre pourvu sauf tellement davantage plutôt mieux ce".split()
)
_INTRODUCED = {Frame.DE_INF: ("de", "d'"), Frame.A_INF: ("à",)}
_PREPOSITIONS = {
    Frame.A_NP: ("à", "au", "aux"),
    Frame.DE_NP: ("de", "d'", "du", "des"),
    Frame.SUR_NP: ("sur",),
    Frame.CONTRE_NP: ("contre",),
    Frame.EN_FAVEUR: ("pour", "en"),
    Frame.POUR_NP: ("pour",),
}
_FIRST_AND_SECOND = frozenset(["je", "j'", "nous", "vous", "tu"])
_IMPERSONAL = frozenset(["ce", "c'", "cela", "ceci", "ça", "rien", "dont", "où"])
_WINDOW = 28  # words between a cue and its "que" (adjuncts, addressees)


@dataclass(frozen=True, slots=True, kw_only=True)
class Complement:
    """What follows a cue: the first content token, the frame that matched, and where the addressee stands."""

    frame: Frame
    first: int
    verb: CueVerb
    head: int | None = None
    last: int | None = None
    addressee: Stretch | None = None


def find_complements(scene: Scene, taken: list[Stretch], barriers: list[Stretch]) -> list[Draft]:
    """Every attribution whose cue is followed by its content; ``taken`` are the cues of incises."""
    found = []
    for group in scene.groups:
        if any(group.head in stretch for stretch in taken) or not _is_reporting(scene, group):
            continue
        if group.shape is Shape.INFINITIVE and any(draft.content[0].first == group.first for draft in found):
            continue  # "déclare vouloir rester": the infinitive is what is declared
        complement = _complement(scene, group)
        if complement is None:
            continue
        draft = _draft(scene, group, complement, barriers)
        if draft is not None:
            found.append(draft)
    return found


def _is_reporting(scene: Scene, group: VerbGroup) -> bool:
    """Whether the group asserts an act of speech: not negated, not future, not a mere possibility."""
    doc = scene.doc
    if group.negated or group.future:
        return False
    head = doc[group.head]
    if group.shape is Shape.INFINITIVE:
        return _infinitive_reports(scene, head, group)
    if group.shape is Shape.PARTICIPLE:
        return True
    if group.shape is Shape.GERUND:
        return _gerund_reports(scene, head)
    return not (group.shape is Shape.FINITE and head.morph.get("Mood") == ["Imp"])


def _gerund_reports(scene: Scene, head: Token) -> bool:
    """A present participle reports when it hangs on a verb, or on a noun that can speak; "en attendant que" does not."""
    if head.lower_ == "attendant" and head.i and scene.doc[head.i - 1].lower_ == "en":
        return False
    if head.dep_.startswith("acl") and scene.doc[max(head.i - 1, 0)].text != ",":
        return can_speak(scene, head.head)
    return True


def _infinitive_reports(scene: Scene, head: Token, group: VerbGroup) -> bool:
    """Whether an infinitive says that somebody spoke.

    It does after a carrier ("a tenu à préciser"), after "avant de", "après" and "pour" of a protest, and alone as the
    narrative infinitive ("Et d'ajouter que...").
    """
    doc = scene.doc
    sentence = scene.sentence(group.head)
    before = [doc[i].lower_ for i in range(max(sentence.first, group.first - 4), group.first)]
    if not before:
        return False
    if before[-1] in ("de", "d'"):
        lead = before[:-1]
        if not [w for w in lead if w not in ("et", "mais", "puis", ",")]:
            return True
        if lead[-1] in ("avant", "et", "mais", "puis"):
            return True
    if before[-1] == "après":
        return True
    if before[-1] == "pour":
        return any(verb.act in (Act.DEMANDS, Act.ACCUSES, Act.DENIES, Act.OTHER) for verb in group.verbs)
    return _carried(scene, group, sentence.first)


def _carried(scene: Scene, group: VerbGroup, start: int) -> bool:
    """Whether a carrier stands before the infinitive: its verb, then its link word."""
    doc = scene.doc
    for i in range(max(start, group.first - 6), group.first):
        lemmas = {form.lemma for form in scene.words.cue_forms.get(doc[i].lower_, ())}
        if not lemmas or doc[i].pos_ not in ("VERB", "AUX"):
            continue
        between = " ".join(doc[j].lower_ for j in range(i + 1, group.first)).replace("d'", "de")
        for carrier in scene.words.cue_carriers:
            if carrier.head in lemmas and between.endswith(carrier.link) and (carrier.link or i + 1 == group.first):
                return not carrier.cancels
    return False


def _complement(scene: Scene, group: VerbGroup) -> Complement | None:
    """The complement of a group: the nearest explicit one (clause, infinitive, quotation), else a phrase."""
    for verb in group.verbs:
        explicit = [search(scene, group, verb) for search in (_que_clause, _infinitive, _quotation, _question)]
        allowed = [c for c in explicit if c is not None and _allowed(scene, group, c)]
        if allowed:
            return min(allowed, key=lambda c: c.first)
    for search in (_predicate, _prepositional, _object):
        for verb in group.verbs:
            complement = search(scene, group, verb)
            if complement is not None and _allowed(scene, group, complement):
                return complement
    return None


def _allowed(scene: Scene, group: VerbGroup, complement: Complement) -> bool:
    """Whether the verb reports in this frame with this subject."""
    verb = complement.verb
    explicit = complement.frame in (Frame.QUE, Frame.QUOTE)
    if verb.strength is Strength.WEAK and not explicit and not _quoted_within(scene, complement):
        return False
    if complement.frame in verb.risky and not _quoted_within(scene, complement):
        return False
    source = source_of(scene.parsed, group)
    if group.shape in (Shape.PASSIVE, Shape.PARTICIPLE):
        return source is not None or verb.act is Act.ACCUSES or complement.frame in (Frame.QUE, Frame.QUOTE)
    if source is None:
        return group.shape in (Shape.GERUND, Shape.INFINITIVE) or (explicit and verb.strength is Strength.STRONG)
    if source.lower_ in _FIRST_AND_SECOND:
        return False
    if complement.frame not in verb.risky:
        return source.lower_ not in _IMPERSONAL
    return can_speak(scene, source)


def _quoted_within(scene: Scene, complement: Complement) -> bool:
    """Whether a quotation opens in the content: the second sign that a risky frame wants."""
    last = complement.last if complement.last is not None else scene.sentence(complement.first).last
    return any(complement.first <= q.first <= last for q in scene.quotes)


def _after(scene: Scene, group: VerbGroup) -> int:
    return group.last + 1


def _que_clause(scene: Scene, group: VerbGroup, verb: CueVerb) -> Complement | None:
    if Frame.QUE not in verb.frames:
        return None
    doc = scene.doc
    limit = scene.sentence(group.head).last
    addressee: Stretch | None = None
    for i in range(_after(scene, group), min(limit, group.last + _WINDOW) + 1):
        word = doc[i]
        if word.lower_ in _QUE and doc[i - 1].lower_ not in _BEFORE_QUE:
            if (
                word.pos_ == "PRON"
                and word.dep_ in ("obj", "nsubj")
                and i > group.last + 1
                and doc[i - 1].pos_ in ("NOUN", "PROPN")
            ):
                return None
            if i + 1 > limit:
                return None
            return Complement(
                frame=Frame.QUE, first=i + 1, verb=verb, head=_clause_head(doc[i], group), addressee=addressee
            )
        if (
            word.pos_ in ("VERB", "AUX")
            and word.morph.get("VerbForm") == ["Fin"]
            and not _parenthetical(scene, group, i)
        ):
            return None
        if word.text in (":", ";", "»") and scene.quote_around(group.head) is None:
            return None
        if word.lower_ in ("à", "auprès") and i <= group.last + 3 and addressee is None:
            addressee = _phrase_from(scene, i)
    return None


def _parenthetical(scene: Scene, group: VerbGroup, i: int) -> bool:
    """Whether token ``i`` stands between commas that open after the cue and close again before a "que"."""
    doc = scene.doc
    opened = any(doc[j].text == "," for j in range(group.last + 1, i))
    end = scene.sentence(i).last
    closed = any(doc[j].text == "," and doc[j + 1].lower_ in _QUE for j in range(i, min(end, i + 20)))
    return opened and closed


def _clause_head(que: Token, group: VerbGroup) -> int | None:
    return que.head.i if que.head.i > que.i else None


def _phrase_from(scene: Scene, i: int) -> Stretch | None:
    from guillemets.attributions.noun_phrases import phrase_at

    phrase = phrase_at(scene, i + 1, scene.sentence(i).last)
    return Stretch(i, phrase.last) if phrase is not None else None


def _quotation(scene: Scene, group: VerbGroup, verb: CueVerb) -> Complement | None:
    """A quotation after the cue, straight or after a colon and adjuncts."""
    if not {Frame.QUOTE, Frame.COLON, Frame.NP, Frame.QUE}.intersection(verb.frames):
        return None
    doc = scene.doc
    limit = scene.sentence(group.head).last
    colon = False
    for i in range(_after(scene, group), min(limit, group.last + _WINDOW) + 1):
        word = doc[i]
        if word.text == ":":
            colon = True
            continue
        if scene.quote_from(i) is not None:
            quote = scene.quote_from(i)
            near = i <= group.last + 1 or doc[i - 1].pos_ == "ADV" or colon
            near = near or (doc[i - 1].text == "," and group.shape is not Shape.PARTICIPLE)
            if quote is not None and (colon or (near and not _is_name(scene, quote))):
                return Complement(frame=Frame.QUOTE, first=i, verb=verb, last=None)
            return None
        if word.pos_ in ("VERB", "AUX") and word.morph.get("VerbForm") == ["Fin"]:
            return None
        if word.text in (";", ")") or word.lower_ in _QUE:
            return None
    return None


def _is_name(scene: Scene, quote: Stretch) -> bool:
    return quote.last - quote.first <= 3 and not any(
        scene.doc[i].pos_ in ("VERB", "AUX") for i in range(quote.first, quote.last)
    )


def _infinitive(scene: Scene, group: VerbGroup, verb: CueVerb) -> Complement | None:
    doc = scene.doc
    head = doc[group.head]
    limit = scene.sentence(group.head).last
    for i in range(_after(scene, group), min(limit, group.last + _WINDOW) + 1):
        word = doc[i]
        marks = [f for f, ms in _INTRODUCED.items() if f in verb.frames and word.lower_ in ms]
        start = i + 1 if marks else i
        bare = Frame.INF in verb.frames and i <= group.last + 8
        if (marks or bare) and start <= limit:
            infinitive = _infinitive_at(scene, start, limit)
            if infinitive is not None and (
                infinitive.head.i == head.i
                or infinitive.dep_ in ("xcomp", "ccomp", "advcl", "obl:arg", "conj")
                or i == group.last + 1
            ):
                addressee = _addressee(scene, group, verb, i)
                frame = marks[0] if marks else Frame.INF
                return Complement(frame=frame, first=start, verb=verb, head=infinitive.i, addressee=addressee)
        if word.pos_ in ("VERB", "AUX") and word.morph.get("VerbForm") == ["Fin"] and not _in_relative(word, group):
            return None
        if word.text in (":", ";"):
            return None
    return None


def _in_relative(word: Token, group: VerbGroup) -> bool:
    return word.dep_ == "acl:relcl"


def _infinitive_at(scene: Scene, start: int, limit: int) -> Token | None:
    """The infinitive that starts at ``start``, clitics, negation and an opening mark passed."""
    doc = scene.doc
    i = start
    while i <= min(limit, start + 4):
        word = doc[i]
        infinitive = any(f.mood is Mood.INF for f in scene.words.cue_forms.get(word.lower_, ()))
        if word.morph.get("VerbForm") == ["Inf"] or (word.pos_ in ("VERB", "AUX") and infinitive):
            return word.head if word.dep_.startswith("aux") or word.dep_ == "cop" else word
        if word.pos_ in ("PRON", "ADV") or word.lower_ in (
            "ne",
            "n'",
            "pas",
            "se",
            "s'",
            "le",
            "la",
            "les",
            "l'",
            "y",
            "en",
            "«",
            '"',
            "plus",
            "lui",
            "leur",
        ):
            i += 1
            continue
        return None
    return None


def _addressee(scene: Scene, group: VerbGroup, verb: CueVerb, before: int) -> Stretch | None:
    first = group.last + 1
    last = before - 1
    while last >= first and scene.doc[last].pos_ == "PUNCT":
        last -= 1
    return Stretch(first, last) if verb.addressee.value != "none" and last >= first else None


def _question(scene: Scene, group: VerbGroup, verb: CueVerb) -> Complement | None:
    if Frame.WH not in verb.frames:
        return None
    doc = scene.doc
    limit = scene.sentence(group.head).last
    for i in range(_after(scene, group), min(limit, group.last + 6) + 1):
        word = doc[i]
        if word.lower_ in _WH or (word.lower_ == "ce" and i < limit and doc[i + 1].lower_ in ("que", "qu'", "qui")):
            return Complement(frame=Frame.WH, first=i, verb=verb, head=word.head.i if word.head.i > i else None)
        if word.pos_ not in ("ADV", "ADP", "DET", "NOUN", "PROPN", "PRON"):
            return None
    return None


def _object_of(scene: Scene, group: VerbGroup) -> Token | None:
    head = scene.doc[group.head]
    objects = [c for c in head.children if c.dep_ == "obj" and c.i > group.last and c.pos_ != "PRON"]
    return objects[0] if objects else None


def _predicate(scene: Scene, group: VerbGroup, verb: CueVerb) -> Complement | None:
    """Object and predicate: "qualifie X de Y", "juge X nécessaire", "se dit prêt à"; a bare object is none."""
    if Frame.PRED not in verb.frames:
        return None
    doc = scene.doc
    limit = scene.sentence(group.head).last
    first = group.last + 1
    while first <= limit and (doc[first].pos_ == "ADV" or doc[first].lower_ in scene.words.time_nouns):
        first += 1
    if first > limit or doc[first].text in (",", ".", ";", ":") or doc[first].lower_ in ("par", "que", "qu'"):
        return None
    dependents = [c for c in doc[group.head].children if c.i >= first and c.i <= limit]
    obj = next((c for c in dependents if c.dep_ == "obj"), None)
    predicates = [c for c in dependents if c is not obj and _is_predicate(c, doc)]
    if obj is not None and any(c.lower_ == "comme" for d in obj.children for c in d.children):
        predicates.append(obj)
    if not predicates:
        return None
    word = doc[first]
    start = first + 1 if word.lower_ in ("de", "d'", "comme", "du") and (obj is None or obj.i > predicates[0].i) else first
    end = max(c.right_edge.i for c in predicates)
    return Complement(frame=Frame.PRED, first=start, verb=verb, last=_cut(scene, group, start, min(end, limit)))


def _is_predicate(word: Token, doc: Doc) -> bool:
    if word.dep_ in ("xcomp", "amod", "acl", "advcl", "ccomp") or (word.pos_ == "ADJ" and word.dep_ != "conj"):
        return word.pos_ != "VERB" or word.morph.get("VerbForm") == ["Part"]
    marks = {c.lower_ for c in word.children if c.dep_ in ("case", "mark")}
    return word.dep_.startswith(("obl", "iobj")) and bool(marks & {"de", "d'", "comme", "du", "des"})


def _prepositional(scene: Scene, group: VerbGroup, verb: CueVerb) -> Complement | None:
    doc = scene.doc
    limit = scene.sentence(group.head).last
    for frame, prepositions in _PREPOSITIONS.items():
        if frame not in verb.frames:
            continue
        for i in range(_after(scene, group), min(limit, group.last + 12) + 1):
            word = doc[i]
            if word.lower_ in prepositions and word.pos_ == "ADP":
                noun = word.head if word.head.i > i else None
                if noun is None or not (
                    noun.head.i == group.head or i == group.last + 1 or noun.dep_.startswith("obl")
                ):
                    continue
                start = i if frame is Frame.EN_FAVEUR else i + 1
                if doc[start : start + 2].text.lower() in ("ce que", "ce qu'"):
                    return Complement(frame=Frame.QUE, first=start + 2, verb=verb)
                end = _phrase_end(scene, group, start, min(noun.right_edge.i, limit))
                return Complement(
                    frame=frame, first=start, verb=verb, last=end, addressee=_addressee(scene, group, verb, i)
                )
            if word.pos_ in ("VERB", "AUX") and word.morph.get("VerbForm") == ["Fin"] or word.text in (":", ";"):
                break
    return None


def _object(scene: Scene, group: VerbGroup, verb: CueVerb) -> Complement | None:
    if Frame.NP not in verb.frames:
        return None
    if group.shape in (Shape.PASSIVE, Shape.PARTICIPLE):
        return _passive_subject(scene, group, verb)
    obj = _object_of(scene, group)
    if obj is None:
        return None
    limit = scene.sentence(group.head).last
    first = obj.left_edge.i
    if first <= group.last:
        first = group.last + 1
    if obj.lower_ in scene.words.time_nouns:
        return None
    if getattr(verb, "np_nouns", ()) and obj.lower_ not in verb.np_nouns:
        return None
    return Complement(
        frame=Frame.NP, first=first, verb=verb, last=_phrase_end(scene, group, first, min(obj.right_edge.i, limit))
    )


def _passive_subject(scene: Scene, group: VerbGroup, verb: CueVerb) -> Complement | None:
    """The subject of a passive, or the noun of a participle, with an agent: "condamnés par le préfet"."""
    head = scene.doc[group.head]
    if group.shape is Shape.PASSIVE:
        subject = next((c for c in head.children if c.dep_.startswith("nsubj")), None)
        if subject is None or subject.pos_ == "PRON":
            return None
    else:
        if agent_of(scene.parsed, group) is None or not head.dep_.startswith("acl"):
            return None
        subject = head.head
    last = min(group.first - 1, subject.right_edge.i)
    first = subject.left_edge.i
    if first > last:
        return None
    return Complement(frame=Frame.NP, first=first, verb=verb, last=last)


def _phrase_end(scene: Scene, group: VerbGroup, first: int, edge: int) -> int:
    """The last token of a phrase that is a content: its own end, or the comma before which the sentence goes on.

    What follows an object up to the next comma mostly belongs to it ("la fermeture du site pour trois mois"), while
    the parser hangs it on the verb.
    """
    doc = scene.doc
    end = clause_end(scene, group, first, [])
    comma = next(
        (i for i in range(edge + 1, end + 1) if doc[i].text in (",", ":", "-", "(") and scene.quote_around(i) is None), end + 1
    )
    resumed = next((i for i in range(edge + 1, comma) if _starts_clause(doc[i])), comma)
    return min(end, max(edge, resumed - 1))


def _starts_clause(word: Token) -> bool:
    """Whether a word opens a clause of its own: "et elle a...", "alors que", "après avoir"."""
    following = word.nbor(1).lower_ if word.i + 1 < len(word.doc) else ""
    return word.lower_ in ("alors", "tandis", "lorsque", "lorsqu'", "après", "avant", "lors", "en", "pour", "afin") and (
        following in ("que", "qu'", "de", "d'", "avoir", "être") or word.lower_ in ("lors", "lorsque", "lorsqu'")
    )


def _cut(scene: Scene, group: VerbGroup, first: int, end: int) -> int:
    """``end`` brought back before a gerund cue or clause that the parser hung on the object."""
    return min(end, clause_end(scene, group, first, []))


def _draft(scene: Scene, group: VerbGroup, complement: Complement, barriers: list[Stretch]) -> Draft | None:
    fragments = _fragments(scene, group, complement, barriers)
    if not fragments:
        return None
    source = source_of(scene.parsed, group)
    return Draft(
        content=tuple(fragments),
        cue=Stretch(group.first, group.last),
        source=source_span(scene.parsed, source) if source is not None else None,
        reach=None,
        act=complement.verb.act,
        rule=f"{'gerund' if group.shape is Shape.GERUND else 'verb'}.{complement.frame.value}",
        confidence=_CONFIDENCE.get(complement.frame, 0.75),
        addressee=complement.addressee,
        conditional=group.conditional,
    )


_CONFIDENCE = {
    Frame.QUE: 0.95,
    Frame.QUOTE: 0.93,
    Frame.DE_INF: 0.88,
    Frame.A_INF: 0.88,
    Frame.INF: 0.9,
    Frame.NP: 0.75,
}


def _fragments(scene: Scene, group: VerbGroup, complement: Complement, barriers: list[Stretch]) -> list[Stretch]:
    if complement.frame is Frame.QUOTE:
        return _quoted(scene, complement.first, group, barriers)
    last = complement.last
    if last is None:
        last = clause_end(scene, group, complement.first, barriers)
    else:
        for barrier in barriers:
            if complement.first < barrier.first <= last:
                last = barrier.first - 1
        last = with_quotes(scene, complement.first, last)
    head = trimmed(scene, complement.first, last)
    if head is None:
        return []
    fragments = [head]
    after = last + 1
    doc = scene.doc
    if after + 1 < len(doc) and doc[after].text == ":" and scene.quote_from(after + 1) is not None:
        quote = scene.quote_from(after + 1)
        if quote is not None:
            fragments.append(quote)
    return fragments


def _quoted(scene: Scene, first: int, group: VerbGroup, barriers: list[Stretch]) -> list[Stretch]:
    """A quotation after a cue, with the rest of its clause when it is woven into one."""
    quote = scene.quote_from(first)
    if quote is None:
        return []
    after = quote.last + 1
    doc = scene.doc
    sentence = scene.sentence(min(quote.last, len(doc) - 1))
    if (
        after <= sentence.last
        and doc[after].text not in (",", ".", ";", ":", "!", "?", ")")
        and not doc[after].is_sent_start
    ):
        end = clause_end(scene, group, first, barriers)
        stretch = trimmed(scene, first, max(end, quote.last))
        return [stretch] if stretch is not None else [quote]
    return [quote]
