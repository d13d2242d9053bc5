"""Sources of cues that stand before their content, where the tree alone does not give them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from guillemets.attributions.absolute import absolute_subject
from guillemets.attributions.main_clause import opener_of
from guillemets.attributions.noun_phrases import can_speak, names_a_source, phrase_at
from guillemets.attributions.source_spans import source_span
from guillemets.attributions.verb_shapes import Shape
from guillemets.language.places import WORDS, Places
from guillemets.language.verbs import is_finite, is_participle
from guillemets.lexicons.grammar import grammar
from guillemets.model.attribution import SpeakerKind

if TYPE_CHECKING:
    from guillemets.attributions.groups import VerbGroup
    from guillemets.attributions.scene import Draft, Scene, Stretch
    from guillemets.language.tokens import Token
    from guillemets.model.span import Span

_APPOSED = 15  # the same after an incise, whose source may bear an apposition
_GAP = 4  # words between the end of one cue's content and the next cue of the same source


class Earlier:
    """The drafts found so far, by the words of their cues and of their contents."""

    def __init__(self) -> None:
        self.cues: Places[Draft] = Places(WORDS)
        self.contents: Places[tuple[Draft, Stretch]] = Places(WORDS)

    def add(self, draft: Draft) -> None:
        """Let ``draft`` be one of them."""
        if draft.cue is not None:
            self.cues.add(draft.cue.first, draft.cue.last, draft)
        for fragment in draft.content:
            self.contents.add(fragment.first, fragment.last, (draft, fragment))


def bearer_of_words(scene: Scene, group: VerbGroup) -> Token | None:
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


def named_before_qui(scene: Scene, group: VerbGroup) -> Token | None:
    """The person named right before "qui" where the noun above cannot speak: "une phrase de Paul Rey qui disait"."""
    doc = scene.doc
    if group.shape is not Shape.FINITE or group.first < 2 or doc[group.first - 1].lower_ != "qui":  # noqa: PLR2004
        return None
    name = doc[group.first - 2]
    while name.dep_.startswith("flat") and name.head.i < name.i:
        name = name.head
    row = scene.words.source_nouns.get(name.head.lower_)
    thing = not can_speak(scene, name.head) or (row is not None and row.kind is SpeakerKind.DOCUMENT)
    return name if name.ent_type_ == "PER" and name.dep_ == "nmod" and thing else None


def late_agent(scene: Scene, group: VerbGroup, last: int) -> Token | None:
    """The agent of a passive after its predicate: "classé comme «zone sûre» par les Nations unies"."""
    doc = scene.doc
    passive = group.shape in (Shape.PASSIVE, Shape.PARTICIPLE) or undergone(scene, group)
    if not passive or last + 2 >= len(doc) or doc[last + 1].lower_ != "par":
        return None
    phrase = phrase_at(scene, last + 2, scene.sentence(last).last)
    if phrase is None or not names_a_source(scene, phrase):
        return None
    return next(
        (doc[i] for i in range(phrase.first, phrase.last + 1) if doc[i].pos_ in ("NOUN", "PROPN", "PRON")), None
    )


def undergone(scene: Scene, group: VerbGroup) -> bool:
    """Whether the subject is spoken to rather than speaks: "la ministre s'est vu reprocher son silence"."""
    before = scene.doc[group.first - 1].lower_ if group.first else ""
    return group.shape is Shape.INFINITIVE and before in grammar().undergoing


def main_subject(scene: Scene, group: VerbGroup, last: int) -> Token | None:
    """The subject of the clause after a gerund or infinitive that opens the sentence: "Se disant prêt, le maire a"."""
    doc = scene.doc
    dependent = group.shape in (Shape.GERUND, Shape.INFINITIVE)
    opens = opener_of(scene, group) == scene.sentence(group.first).first
    if not dependent or not opens or last + 2 >= len(doc) or doc[last + 1].text != ",":
        return None
    phrase = phrase_at(scene, last + 2, scene.sentence(last).last)
    end = phrase.last if phrase is not None else last + 2
    subjects = (word for word in doc[last + 2 : end + 1] if word.dep_.startswith("nsubj") and can_speak(scene, word))
    found = next(subjects, None)
    if found is not None or doc[last + 2].pos_ not in ("DET", "PROPN"):
        return found
    noun = next((word for word in doc[last + 2 : end + 1] if word.pos_ in ("NOUN", "PROPN")), None)
    return noun if noun is not None and can_speak(scene, noun) else None  # the tree has lost it


def source_place(scene: Scene, group: VerbGroup, source: Token, fragments: list[Stretch]) -> Span:
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


def with_shared_source(scene: Scene, group: VerbGroup, draft: Draft, earlier: Earlier) -> Draft:
    """The draft with the source of the cue it follows on: "..., a dit Paul, précisant que", "... et affirme"."""
    if absolute_subject(scene, group) is not None:
        return draft
    dependent = group.shape in (Shape.GERUND, Shape.INFINITIVE)
    if draft.source is None and _resumes(scene, group):
        start = scene.sentence(max(scene.sentence(group.head).first - 1, 0)).first
        before = [other for other in earlier.cues.touching(start, group.first - 1) if other.source is not None]
        return replace(draft, source=before[-1].source) if before else draft
    above = _reporter_above(scene, group, draft, earlier)
    if above is not None:
        return replace(draft, source=above)
    if not dependent and draft.source is not None and not _relative(scene, group):
        return draft
    start = scene.sentence(group.head).first
    quote = scene.quote_to(group.first - 1) if group.first else None
    if quote is not None and quote.first:
        start = min(
            start, scene.sentence(quote.first - 1).first
        )  # "a réagi: «A. B» ajoutant que": the parser splits it
    nearest: Draft | None = None
    for other in earlier.cues.touching(start, group.first - 1):
        if other.cue is None or other.cue.first < start or other.cue.last >= group.first:
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


def _resumes(scene: Scene, group: VerbGroup) -> bool:
    """Whether a participle opens its sentence and shares the auxiliary of the one before: "... . Et précisé que"."""
    doc = scene.doc
    first = scene.sentence(group.head).first
    alone = group.finite == group.head and is_participle(doc[group.head])
    return alone and group.first == first + 1 and doc[first].lower_ in grammar().coordinator


def _reporter_above(scene: Scene, group: VerbGroup, draft: Draft, earlier: Earlier) -> Span | None:
    """The source of the cue that a coordinated one goes on with: "L'Etat dit que [le pont tient] et ajoute que"."""
    if draft.source is None or scene.doc[group.first - 1].lower_ not in ("et", "mais", "puis"):
        return None
    tokens = scene.parsed.tokens_in(draft.source)
    if not tokens:
        return None
    for other, fragment in reversed(earlier.contents.touching(tokens[0], tokens[0])):
        if other.cue is not None and fragment.last < group.first and other.cue.first < tokens[0]:
            return other.source
    return None


def _relative(scene: Scene, group: VerbGroup) -> bool:
    """Whether the subject of the cue is "qui", after the appositions of a source or not."""
    return group.first > 0 and scene.doc[group.first - 1].lower_ == "qui" and scene.doc[group.first - 2].text == ","
