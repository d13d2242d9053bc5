"""Cues followed by what they report: que-clauses, infinitives, noun phrases, predicates, quotations."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from guillemets.attributions.clauses import BEFORE_INFINITIVES, infinitive, que_clause, question, quotation
from guillemets.attributions.extent import before_new_clause, clause_end, sentence_end, trimmed, with_quotes
from guillemets.attributions.groups import Shape, VerbGroup
from guillemets.attributions.noun_phrases import can_speak, names_a_source, phrase_at
from guillemets.attributions.phrases import object_phrase, passive_subject, prepositional
from guillemets.attributions.predicates import predicate
from guillemets.attributions.reporting import is_allowed, is_reporting
from guillemets.attributions.scene import Draft, Scene, Stretch
from guillemets.attributions.sources import source_of, source_span
from guillemets.language.verbs import is_finite
from guillemets.lexicons.cue_nouns import NounFrame
from guillemets.lexicons.cue_verbs import Frame, Strength
from guillemets.model.attribution import Act, SpeakerKind

if TYPE_CHECKING:
    from guillemets.attributions.complement import Complement
    from guillemets.language.tokens import Token
    from guillemets.model.span import Span

_ADVERBS = frozenset(["également", "aussi", "encore", "désormais", "notamment", "ainsi", "donc"])
_EMPHATIC = frozenset(["elle", "lui", "eux", "elles"])
_APPOSED = 15  # the same after an incise, whose source may bear an apposition
_GAP = 4  # words between the end of one cue's content and the next cue of the same source
_CONFIDENCE = {
    Frame.QUE: 0.95,
    Frame.QUOTE: 0.93,
    Frame.INF: 0.9,
    Frame.DE_INF: 0.88,
    Frame.A_INF: 0.88,
    Frame.NP: 0.75,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """What other cues have: ``barriers`` where contents stop, first tokens of contents ``claimed`` by incises."""

    barriers: tuple[Stretch, ...]
    claimed: frozenset[int]


def find_complements(scene: Scene, incises: list[Draft], barriers: list[Stretch]) -> list[Draft]:
    """Every attribution whose cue is followed by its content; ``incises`` are those found before it."""
    found: list[Draft] = []
    taken = [draft.cue for draft in incises if draft.cue is not None]
    around = _Around(
        barriers=tuple(barriers), claimed=frozenset(fragment.first for draft in incises for fragment in draft.content)
    )
    for group in scene.groups:
        if any(group.head in stretch for stretch in taken) or not is_reporting(scene, group):
            continue
        bare = group.shape is Shape.INFINITIVE and group.finite == group.head
        if bare and any(draft.content[0].first == group.first for draft in found):
            continue  # "déclare vouloir rester": the infinitive is what is declared
        complement = _complement(scene, group)
        if complement is None:
            continue
        draft = _draft(scene, group, complement, around)
        if draft is not None and group.clitic is None:
            draft = _with_shared_source(scene, group, draft, [*incises, *found])
        if draft is not None:
            found.append(draft)
    return found


def _complement(scene: Scene, group: VerbGroup) -> Complement | None:
    """The complement of a group: the nearest explicit one (clause, infinitive, quotation), else a phrase."""
    for verb in group.verbs:
        explicit = [search(scene, group, verb) for search in (que_clause, infinitive, quotation, question)]
        allowed = [c for c in explicit if c is not None and is_allowed(scene, group, c)]
        if allowed:
            nearest = min(allowed, key=lambda c: c.first)
            announced = nearest.frame is Frame.QUOTE and scene.doc[nearest.first - 1].text == ":"
            return (_before_colon(scene, group, nearest) or nearest) if announced else nearest
    for search in (predicate, prepositional, object_phrase):
        for verb in group.verbs:
            complement = search(scene, group, verb)
            if complement is not None and is_allowed(scene, group, complement):
                return complement
    return None


def _before_colon(scene: Scene, group: VerbGroup, quoted: Complement) -> Complement | None:
    """The phrase that a quotation after a colon spells out: "dénonce le verdict: «...»" reports both."""
    for verb in group.verbs:
        for search in (prepositional, object_phrase):
            phrase = search(scene, group, verb)
            if phrase is not None and phrase.last == quoted.first - 2 and is_allowed(scene, group, phrase):
                return phrase
    return None


def _draft(scene: Scene, group: VerbGroup, complement: Complement, around: _Around) -> Draft | None:
    fragments = _fragments(scene, group, complement, around)
    if not fragments:
        return None
    source = _bearer_of_words(scene, group) or source_of(scene.parsed, group)
    if source is not None and any(source.i in fragment for fragment in fragments):
        source = None  # what is said says nothing: "et se dit «prêt»"
    source = source or _late_agent(scene, group, fragments[-1].last)
    if source is None and group.shape is Shape.PASSIVE and complement.frame in (Frame.NP, Frame.A_NP):
        sentence = scene.sentence(group.head)
        if any(sentence.holds(barrier) for barrier in around.barriers):
            return None  # "est estimé à 300 personnes, selon la police": the adjunct reports
    return Draft(
        content=tuple(fragments),
        cue=Stretch(group.first, group.last),
        source=_source_place(scene, group, source, fragments) if source is not None else None,
        reach=None,
        act=complement.verb.act,
        rule=f"{'gerund' if group.shape is Shape.GERUND else 'verb'}.{complement.frame.value}",
        confidence=_CONFIDENCE.get(complement.frame, 0.75),
        addressee=complement.addressee,
        conditional=group.conditional,
    )


def _bearer_of_words(scene: Scene, group: VerbGroup) -> Token | None:
    """The noun that a present participle right after it describes: "des élus réclamant", "une vidéo dénonçant".

    A text that somebody publishes speaks for them: "l'ONG publie un rapport dénonçant" has the ONG as its source.
    """
    verb = scene.doc[group.head]
    noun = verb.head
    if group.shape is not Shape.GERUND or not verb.dep_.startswith("acl") or noun.pos_ not in ("NOUN", "PROPN"):
        return None
    if not can_speak(scene, noun) and noun.lower_ not in scene.words.cue_nouns:
        return None
    row = scene.words.source_nouns.get(noun.lower_)
    person = (
        noun.pos_ == "PROPN" or noun.ent_type_ == "PER" or (row is not None and row.kind is not SpeakerKind.DOCUMENT)
    )
    if scene.doc[group.first - 1].text == "," and (person or noun.dep_ == "appos"):
        return None
    return noun if person or not noun.dep_.startswith("obj") else None


def _late_agent(scene: Scene, group: VerbGroup, last: int) -> Token | None:
    """The agent of a passive after its predicate: "classé comme «zone sûre» par les Nations unies"."""
    doc = scene.doc
    if group.shape not in (Shape.PASSIVE, Shape.PARTICIPLE) or last + 2 >= len(doc) or doc[last + 1].lower_ != "par":
        return None
    phrase = phrase_at(scene, last + 2, scene.sentence(last).last)
    if phrase is None or not names_a_source(scene, phrase):
        return None
    return next(
        (doc[i] for i in range(phrase.first, phrase.last + 1) if doc[i].pos_ in ("NOUN", "PROPN", "PRON")), None
    )


def _source_place(scene: Scene, group: VerbGroup, source: Token, fragments: list[Stretch]) -> Span:
    """The place of the source, ended before a cue or content that the parser hung on it ("le juge comme «un jeu»")."""
    place = source_span(scene.parsed, source)
    tokens = scene.parsed.tokens_in(place)
    others = [f.first for f in fragments] + [group.first]
    first = min((other for other in others if tokens and tokens[0] < other <= tokens[-1]), default=None)
    if first is None or first <= source.i:
        return place
    last = first - 1
    while last > source.i and scene.doc[last].lower_ in ("comme", "de", "d'", ",", ":", "à"):
        last -= 1
    return scene.parsed.place(tokens[0], last)


def _with_shared_source(scene: Scene, group: VerbGroup, draft: Draft, earlier: list[Draft]) -> Draft:
    """The draft with the source of the cue it follows on: "..., a dit Paul, précisant que", "... et affirme"."""
    dependent = group.shape in (Shape.GERUND, Shape.INFINITIVE)
    above = _reporter_above(scene, group, draft, earlier)
    if above is not None:
        return replace(draft, source=above)
    if not dependent and draft.source is not None and not _relative(scene, group):
        return draft
    sentence = scene.sentence(group.head)
    nearest: Draft | None = None
    for other in earlier:
        if other.cue is None or other.cue.first < sentence.first or other.cue.last >= group.first:
            continue
        end = max(f.last for f in (*other.content, other.reach or other.cue) if f.last < group.first or f is other.cue)
        gap = range(end + 1, group.first)
        nearby = _APPOSED if other.reach is not None else _GAP
        if len(gap) > nearby and (dependent or not _relative(scene, group)):
            continue
        if any(is_finite(scene.doc[i]) for i in gap):
            continue
        if _relative(scene, group) and other.reach is None:
            continue
        nearest = other
    return replace(draft, source=nearest.source) if nearest is not None and nearest.source is not None else draft


def _reporter_above(scene: Scene, group: VerbGroup, draft: Draft, earlier: list[Draft]) -> Span | None:
    """The source of the cue that a coordinated one goes on with: "L'Etat dit que [le pont tient] et ajoute que"."""
    if draft.source is None or scene.doc[group.first - 1].lower_ not in ("et", "mais", "puis"):
        return None
    for other in reversed(earlier):
        inside = [i for f in other.content for i in range(f.first, f.last + 1) if f.last < group.first]
        tokens = scene.parsed.tokens_in(draft.source)
        if other.cue is not None and tokens and tokens[0] in inside and other.cue.first < tokens[0]:
            return other.source
    return None


def _relative(scene: Scene, group: VerbGroup) -> bool:
    """Whether the subject of the cue is "qui", after the appositions of a source or not."""
    return group.first > 0 and scene.doc[group.first - 1].lower_ == "qui" and scene.doc[group.first - 2].text == ","


def _fragments(scene: Scene, group: VerbGroup, complement: Complement, around: _Around) -> list[Stretch]:
    barriers = list(around.barriers)
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
    if complement.frame not in (Frame.QUE, Frame.WH):
        last = before_new_clause(scene, complement.first, last)
    last = _with_listed_quotes(scene, last)
    last = _with_enumeration(scene, complement, last, around)
    head = trimmed(scene, _after_adverbs(scene, complement), last)
    if head is None:
        return []
    of_subject = complement.frame is Frame.PRED or (
        complement.frame is Frame.A_NP and group.shape is Shape.PASSIVE and complement.verb.act is Act.ESTIMATES
    )
    bearer = passive_subject(scene, group) if of_subject else None
    fragments = [bearer, head] if bearer is not None else [head]
    quote = _spelled_out(scene, last + 1)
    if quote is not None and quote.first not in around.claimed:
        fragments.append(quote)
    return fragments


def _spelled_out(scene: Scene, after: int) -> Stretch | None:
    """The quotation after a colon at token ``after``, which spells out what was said before it."""
    doc = scene.doc
    if after + 1 >= len(doc) or doc[after].text != ":":
        return None
    noun = scene.words.cue_nouns.get(doc[after - 1].lower_)
    reported = noun is not None and noun.strength is Strength.STRONG and NounFrame.QUOTE in noun.frames
    return None if reported else scene.quote_from(after + 1)  # "signer une déclaration: «...»" is the noun's own


def _with_enumeration(scene: Scene, complement: Complement, last: int, around: _Around) -> int:
    """``last`` moved over what a colon after a phrase sets out: "annonce trois mesures: une prime, un gel, un prêt"."""
    doc = scene.doc
    if complement.last is None or last + 2 >= len(doc) or doc[last + 1].text != ":":
        return last
    if doc[complement.first].lower_ not in ("plusieurs", "des", "un", "une") and doc[complement.first].pos_ != "NUM":
        return last
    end = sentence_end(scene, last + 1)
    claimed = any(last < other <= end for other in around.claimed) or any(
        last < b.first <= end for b in around.barriers
    )
    return last if claimed or scene.quote_from(last + 2) is not None or end < last + 2 else end


def _with_listed_quotes(scene: Scene, last: int) -> int:
    """``last`` moved over the quotations that go on with one: «A», «B» et «C»."""
    doc = scene.doc
    while scene.quote_to(last) is not None and last + 2 < len(doc) and doc[last + 1].lower_ in (",", "et", "ou"):
        following = scene.quote_from(last + 2)
        if following is None or scene.sentence(last).last < following.first:
            break
        last = following.last
    return last


def _after_adverbs(scene: Scene, complement: Complement) -> int:
    """The start of the content after an adverb or an emphatic pronoun of the cue: "disent également vouloir"."""
    doc = scene.doc
    first = complement.first
    if complement.frame not in (Frame.INF, Frame.NP) or first >= len(doc) - 1:
        return first
    if complement.frame is Frame.INF and complement.head is not None:
        while first < complement.head and _before_infinitive(scene, first):
            first += 1
        return first
    emphatic = doc[first].lower_ in _EMPHATIC and doc[first + 1].pos_ in ("DET", "ADJ", "PRON", "NOUN")
    return first + 1 if emphatic or doc[first].lower_ in _ADVERBS else first


def _before_infinitive(scene: Scene, i: int) -> bool:
    """Whether an adverb, a time or an emphatic pronoun of the cue stands before its infinitive ("dit lui aussi")."""
    word = scene.doc[i]
    if word.lower_ in BEFORE_INFINITIVES:
        return False
    return word.pos_ == "ADV" or word.lower_ in _EMPHATIC or word.lower_ in scene.words.time_nouns


def _is_cry(scene: Scene, quote: Stretch) -> bool:
    """Whether a quotation is a whole utterance: it opens with a capital and is no name ("scandait «Oui à la paix»")."""
    words = scene.doc[quote.first + 1 : quote.last]
    return len(words) > 1 and words[0].is_title and not words[0].ent_type_


def _quoted(scene: Scene, first: int, group: VerbGroup, barriers: list[Stretch]) -> list[Stretch]:
    """A quotation after a cue, with the rest of its clause when it is woven into one."""
    quote = scene.quote_from(first) or scene.quote_from(first + 1)
    if quote is None:
        return []
    after = quote.last + 1
    doc = scene.doc
    if doc.words(after, after + 2).lower() in ("et que", "et qu'", "mais que", "mais qu'"):
        return [Stretch(first, quote.last)]
    sentence = scene.sentence(min(quote.last, len(doc) - 1))
    if (
        after <= sentence.last
        and doc[after].text not in (",", ".", ";", ":", "!", "?", ")")
        and not doc[after].is_sent_start
        and not (first == quote.first == group.last + 1 and _is_cry(scene, quote))
    ):
        end = clause_end(scene, group, first, barriers)
        stretch = trimmed(scene, first, max(end, quote.last))
        return [stretch] if stretch is not None else [Stretch(first, quote.last)]
    return [Stretch(first, quote.last)]
