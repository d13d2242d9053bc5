"""Turns drafts into statements: type of speech, relay chain, who goes on speaking, order in the text."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from guillemets.attributions.noun_phrases import phrase_at
from guillemets.language.places import WORDS, Places
from guillemets.lexicons.grammar import grammar
from guillemets.model.attribution import SpeechType, Statement

if TYPE_CHECKING:
    from guillemets.attributions.scene import Draft, Scene, Stretch
    from guillemets.model.span import Span

_CITED = 12  # words between a source and "cité par"
_NAME_LENGTH = 4  # words; longer quoted strings are speech, not names


def statements_of(scene: Scene, drafts: list[Draft]) -> tuple[Statement, ...]:
    """The statements in textual order, each with its type, its relay chain and the statement it continues."""
    ordered = sorted(_without_doubles(drafts), key=lambda d: (d.content[0].first, -d.content[-1].last))
    contents = Places(WORDS, ((f.first, f.last, (i, f)) for i, draft in enumerate(ordered) for f in draft.content))
    parents = [_parent(i, ordered, contents) for i in range(len(ordered))]
    continues = [_continued(i, ordered, parents) if draft.floating else None for i, draft in enumerate(ordered)]
    return tuple(
        Statement(
            content=contents_of(scene, draft),
            type=_type(scene, draft),
            cue=scene.parsed.place(draft.cue.first, draft.cue.last) if draft.cue is not None else None,
            source=draft.source,
            act=draft.act,
            rule=draft.rule,
            part=scene.parsed.part_at(scene.parsed.starts[draft.content[0].first]),
            confidence=draft.confidence,
            relay=_cited_by(scene, draft) or _relay(i, ordered, parents, continues),
            continues=continues[i],
            addressee=_place(scene, draft.addressee),
            negated=draft.negated,
            conditional=draft.conditional,
        )
        for i, draft in enumerate(ordered)
    )


def _without_doubles(drafts: list[Draft]) -> list[Draft]:
    """The drafts without those whose content another, surer one has already."""
    kept: list[Draft] = []
    surer: dict[tuple[Stretch, ...], list[Draft]] = defaultdict(list)
    for draft in sorted(drafts, key=lambda d: -d.confidence):
        if not any(_same_cue(draft, other) for other in surer[draft.content]):
            kept.append(draft)
            surer[draft.content].append(draft)
    return kept


def _same_cue(one: Draft, other: Draft) -> bool:
    return one.cue is None or other.cue is None or one.cue == other.cue


def _parent(i: int, drafts: list[Draft], contents: Places[tuple[int, Stretch]]) -> int | None:
    """The innermost draft whose content holds the cue (or the whole) of draft ``i``."""
    draft = drafts[i]
    anchor = draft.cue or draft.content[0]
    best: tuple[int, int] | None = None
    for j, fragment in contents.touching(anchor.first, anchor.last):
        if i == j:
            continue
        inside = fragment.holds(anchor) and any(
            fragment.first <= c.first and c.last <= fragment.last for c in draft.content
        )
        size = fragment.last - fragment.first
        if inside and (best is None or size < best[0]) and not _circular(draft, drafts[j]):
            best = (size, j)
    return best[1] if best is not None else None


def _circular(draft: Draft, other: Draft) -> bool:
    """Whether the other's cue stands inside this draft's content as well: then neither reports the other."""
    return other.cue is not None and any(f.holds(other.cue) for f in draft.content)


def _continued(i: int, drafts: list[Draft], parents: list[int | None]) -> int | None:
    """The nearest statement before a floating quotation that is not itself reported by another."""
    for j in range(i - 1, -1, -1):
        if parents[j] is None and drafts[j].content[-1].last < drafts[i].content[0].first:
            return j
    return None


def _cited_by(scene: Scene, draft: Draft) -> tuple[Span, ...]:
    """The one who is named as carrying the words: "a dit le général, cité par l'agence Tass"."""
    if draft.source is None:
        return ()
    tokens = scene.parsed.tokens_in(draft.source)
    beyond = draft.reach.last if draft.reach is not None and draft.rule.startswith("incise") else 0
    start = max([*tokens, beyond], default=0)
    sentence = scene.sentence(start)
    for i in range(start + 1, min(start + _CITED, sentence.last) + 1):
        if scene.doc[i].lower_ in grammar().carried and i < sentence.last:
            if scene.doc[i + 1].lower_ != "par":
                return ()
            carrier = phrase_at(scene, i + 2, sentence.last)
            return (scene.parsed.place(carrier.first, carrier.last),) if carrier is not None else ()
    return ()


def _relay(i: int, drafts: list[Draft], parents: list[int | None], continues: list[int | None]) -> tuple[Span, ...]:
    """The sources on whose word statement ``i`` is reported, outermost first."""
    chain: list[Span] = []
    seen = {i}
    parent = parents[i]
    while parent is not None and parent not in seen:
        seen.add(parent)
        speaker: int | None = parent
        while speaker is not None and drafts[speaker].source is None:
            speaker = continues[speaker]
        source = drafts[speaker].source if speaker is not None else None
        if source is not None and source != drafts[i].source:
            chain.insert(0, source)
        parent = parents[parent]
    return tuple(chain)


def _place(scene: Scene, stretch: Stretch | None) -> Span | None:
    return scene.parsed.place(stretch.first, stretch.last) if stretch is not None else None


def contents_of(scene: Scene, draft: Draft) -> tuple[Span, ...]:
    """The places of what a draft reports, in order, quotations with nothing else between them apart."""
    pieces = [piece for stretch in draft.content for piece in _pieces(scene, stretch)]
    return tuple(scene.parsed.place(s.first, s.last) for s in sorted(pieces, key=lambda s: s.first))


def _pieces(scene: Scene, stretch: Stretch) -> list[Stretch]:
    """The quotations of a stretch that holds nothing else but words between them: «A» et «B» are two fragments."""
    pieces = []
    i = stretch.first
    while i <= stretch.last:
        quote = scene.quote_from(i)
        if quote is not None and quote.last <= stretch.last:
            pieces.append(quote)
            i = quote.last + 1
        elif pieces and scene.doc[i].pos_ in ("CCONJ", "PUNCT", "ADV"):
            i += 1
        else:
            return [stretch]
    return pieces if len(pieces) > 1 and scene.quote_to(stretch.last) is not None else [stretch]


def _type(scene: Scene, draft: Draft) -> SpeechType:
    """Direct when every word stands in quotation marks, indirect when none does but names, else mixed."""
    if draft.rule == "tweet":
        return SpeechType.DIRECT
    words = [i for f in draft.content for i in range(f.first, f.last + 1) if not scene.doc[i].is_punct]
    edges = all(scene.quote_from(f.first) and scene.quote_to(f.last) for f in draft.content)
    if edges:  # "«A» et «B»": the word between two quotations does not make it mixed
        words = [i for i in words if scene.doc[i].pos_ not in ("CCONJ", "ADV")]
    touching = scene.quotes_touching(min(f.first for f in draft.content), max(f.last for f in draft.content))
    own = [q for q in touching if any(_is_own(q, fragment, draft) for fragment in draft.content)]
    begin = min(f.first for f in draft.content)  # a quotation that opens with the content is broken by its cue
    own = [q for q in own if q.first == begin or _woven(q, draft) or not (draft.cue is not None and q.holds(draft.cue))]
    quoted = {i for q in own for i in range(q.first, q.last + 1)}
    if words and all(i in quoted for i in words):
        return SpeechType.DIRECT
    speech = [q for q in own if not _is_name(scene, q)]
    return SpeechType.MIXED if speech else SpeechType.INDIRECT


def _is_own(quote: Stretch, fragment: Stretch, draft: Draft) -> bool:
    """Whether a quotation quotes this content: it touches it, and does not hold the whole report from outside."""
    if quote.first > fragment.last or fragment.first > quote.last:
        return False
    around = quote.first < fragment.first and fragment.last < quote.last
    return not around or (draft.cue is not None and draft.cue.first < quote.first <= draft.cue.last)


def _woven(quote: Stretch, draft: Draft) -> bool:
    """Whether the quotation holds the cue and runs on into the content: «condamné fermement l'attaque»."""
    return draft.cue is not None and quote.first >= draft.cue.first - 2


def _is_name(scene: Scene, quote: Stretch) -> bool:
    """Whether a short quotation is a name or nickname: quoted again elsewhere, or capitalised throughout."""
    doc = scene.doc
    inner = [doc[i] for i in range(quote.first + 1, quote.last) if not doc[i].is_punct]
    if not inner or len(inner) > _NAME_LENGTH:
        return False
    return scene.times_quoted(scene.words_in(quote)) > 1 or all(
        t.text[0].isupper() or t.pos_ in ("ADP", "DET") for t in inner
    )
