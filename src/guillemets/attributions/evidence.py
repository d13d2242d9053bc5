"""What speaks for and against a found attribution: named signs, read off the parse and the lexicons."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from guillemets.attributions.noun_phrases import can_speak
from guillemets.language.verbs import is_finite
from guillemets.lexicons.cue_verbs import CueVerb

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guillemets.attributions.groups import VerbGroup
    from guillemets.attributions.scene import Draft, Scene, Stretch
    from guillemets.language.places import Places
    from guillemets.language.tokens import Token
    from guillemets.lexicons.cue_phrases import CuePhrase

_SIZES = (1, 2, 3, 5, 8, 12, 20, 40)  # upper bounds, in words, of the classes of length and distance
_NEIGHBOURS = frozenset(["ADP", "SCONJ", "PRON", "ADV", "PUNCT", "CCONJ"])  # written out where they stand by a cue
_CLAUSAL = frozenset(["que", "quote", "incise", "wh"])  # frames whose content has no head noun to look at


def evidence(scene: Scene, draft: Draft, contents: Places[tuple[Draft, Stretch]]) -> frozenset[str]:
    """The signs of one draft: those of its cue, its source, its content and its place in the text.

    ``contents`` are those of all drafts (`scene.contents_by_word`).

    A sign is a name, "=" and a value ("shape=passive"), or a bare name ("quoted"). `weighing` gives each its weight.
    """
    return frozenset(
        [
            f"rule={draft.rule}",
            f"act={draft.act}",
            *_of_cue(scene, draft),
            *_of_source(scene, draft),
            *_of_content(scene, draft),
            *_of_place(scene, draft, contents),
        ]
    )


def _of_cue(scene: Scene, draft: Draft) -> Iterator[str]:
    """What the cue is: its verb with strength, shape and tense, or its noun, and the word before it."""
    cue = draft.cue
    if cue is None:
        yield "cue=none"
        return
    first = draft.content[0].first
    yield "order=after" if cue.first > first else "order=before"
    if cue.last < first:
        yield f"gap={_size(first - cue.last)}"
    group = _group_of(scene, cue)
    if group is None:
        row = scene.words.cue_nouns.get(scene.doc[cue.last].lower_)
        yield f"noun strength={row.strength if row is not None else None}"
        yield f"determiner={scene.doc[cue.last - 1].lower_ if cue.last else None}"
        return
    yield from _of_group(scene, draft, group)


def _of_group(scene: Scene, draft: Draft, group: VerbGroup) -> Iterator[str]:
    head, verb = scene.doc[group.head], group.verbs[0]
    frame = draft.rule.rpartition(".")[2]
    yield f"cue and frame={_name(verb)} {frame}"
    yield f"act and frame={verb.act} {frame}"
    yield f"shape={group.shape}"
    yield f"shape and frame={group.shape} {frame}"
    yield f"strength and frame={verb.strength} {frame}"
    if frame in verb.risky:
        yield "risky"
        yield f"risky={frame}"
    flags = {"negated": group.negated, "conditional": group.conditional, "reflexive": group.reflexive}
    yield from (name for name, holds in flags.items() if holds)
    morph = scene.doc[group.finite].morph
    yield f"tense={' '.join([*morph.get('Tense', []), *morph.get('Mood', [])])}"
    yield f"relation={head.dep_}"
    if group.first:
        before = scene.doc[group.first - 1]
        yield f"before={before.lower_ if before.pos_ in _NEIGHBOURS else before.pos_}"


def _name(verb: CueVerb | CuePhrase) -> str:
    """The lemma of a verb, the phrase of an idiom."""
    return verb.lemma if isinstance(verb, CueVerb) else verb.phrase


def _group_of(scene: Scene, cue: Stretch) -> VerbGroup | None:
    """The verb group that a cue is, None for nouns and adjuncts; groups are in the order of their heads."""
    at = bisect_left(scene.groups, cue.first, key=lambda group: group.head)
    return scene.groups[at] if at < len(scene.groups) and scene.groups[at].head in cue else None


def _of_source(scene: Scene, draft: Draft) -> Iterator[str]:
    """What the source is: a name, a role that can speak, a pronoun, and how far from the cue."""
    frame = draft.rule.rpartition(".")[2]
    tokens = scene.parsed.tokens_in(draft.source) if draft.source is not None else range(0)
    if not tokens:
        yield "source=none"
        yield f"source and frame=none {frame}"
        return
    head = next((scene.doc[i] for i in tokens if scene.doc[i].head.i not in tokens), scene.doc[tokens[0]])
    speaks = can_speak(scene, head)
    row = scene.words.source_nouns.get(head.lower_)
    yield f"source={head.pos_}"
    yield f"source and frame={head.pos_} {frame}"
    yield f"source name={head.ent_type_}"
    yield f"source kind={row.kind if row is not None else None}"
    if row is not None:
        yield f"source field and act={row.field} {draft.act}"
    yield f"speaks={speaks}"
    yield f"speaks and frame={speaks} {frame}"
    if head.pos_ == "PRON":
        yield f"pronoun={head.lower_}"
    if draft.cue is not None:
        yield f"distance={_size(abs(head.i - draft.cue.first))}"


def _of_content(scene: Scene, draft: Draft) -> Iterator[str]:
    """What the content is made of: its length, quotations, a verb of its own, and the noun that heads a phrase."""
    doc, frame = scene.doc, draft.rule.rpartition(".")[2]
    first, last = draft.content[0].first, draft.content[-1].last
    yield f"length={_size(last - first + 1)}"
    if scene.quotes_touching(first, last):
        yield "quoted"
        yield f"quoted={frame}"
    if scene.quote_from(first) is not None:
        yield f"opens with quotation={frame}"
    if any(is_finite(doc[i]) for i in range(first, last + 1)):
        yield f"finite={frame}"
    noun = next((doc[i] for i in range(first, last + 1) if doc[i].pos_ in ("NOUN", "PROPN", "PRON")), None)
    if noun is not None and frame not in _CLAUSAL:
        yield from _of_noun(scene, noun, first)


def _of_noun(scene: Scene, noun: Token, first: int) -> Iterator[str]:
    opening = scene.doc[first]
    row = scene.words.source_nouns.get(noun.lower_)
    yield f"head={noun.pos_}"
    yield f"head name={noun.ent_type_}"
    yield f"head kind={row.kind if row is not None else None}"
    yield f"opening={opening.lower_ if opening.pos_ in ('DET', 'NUM', 'PRON', 'ADP') else opening.pos_}"
    if noun.lower_ in scene.words.cue_nouns:
        yield "head=words"
    if any(child.dep_ in ("nmod", "acl:relcl", "acl") for child in noun.children):
        yield "head=modified"


def _of_place(scene: Scene, draft: Draft, contents: Places[tuple[Draft, Stretch]]) -> Iterator[str]:
    """Where it stands: the kind of part, the length of the sentence, inside a quotation or another content."""
    first, last = draft.content[0].first, draft.content[-1].last
    part = scene.parsed.dispatch.parts[scene.parsed.part_at(scene.parsed.starts[first])]
    sentence = scene.sentence(first)
    yield f"part={part.kind}"
    yield f"sentence={_size(sentence.last - sentence.first + 1)}"
    if draft.cue is not None and scene.quote_around(draft.cue.first) is not None:
        yield "cue in quotation"
    around = contents.touching(min(first, sentence.first), max(last, sentence.last))
    others = [(other, fragment) for other, fragment in around if other is not draft and other.cue != draft.cue]
    if any(fragment.holds(draft.content[0]) for _, fragment in others):
        yield "inside another"
    if any(fragment.first <= last and fragment.last >= first for _, fragment in others):
        yield "overlaps another"
    if any(sentence.first <= other.content[0].first <= sentence.last for other, _ in others):
        yield "shares its sentence"


def _size(words: int) -> str:
    """The class of a length.

    >>> _size(4), _size(90)
    ('5', 'more')
    """
    return next((str(size) for size in _SIZES if words <= size), "more")
