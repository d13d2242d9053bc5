"""Incises: the cue stands after its content or inside it, subject inverted ("«...», a-t-il ajouté")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.carried_incise import carried_incise
from guillemets.attributions.extent import (
    after_connectives,
    sentence_end,
    trimmed,
    with_quotes,
)
from guillemets.attributions.incise_scope import (
    continuation,
    opens_clause,
    quote_apart,
    quotes_next,
    region_start,
    rest_of_quotation,
)
from guillemets.attributions.incise_sources import can_be_incise, comme_before, incise_source
from guillemets.attributions.scene import Draft, Scene, Stretch

if TYPE_CHECKING:
    from guillemets.attributions.groups import VerbGroup
    from guillemets.attributions.inverted import Found


def find_incises(scene: Scene) -> list[Draft]:
    """Every attribution whose cue is an incise, in order of the cue."""
    found = []
    for each in scene.groups:
        group = carried_incise(scene, each) or each
        source = incise_source(scene, group)
        if source is not None:
            draft = _draft(scene, group, source)
            if draft is not None:
                found.append(draft)
    return found


def _draft(scene: Scene, group: VerbGroup, source: Found) -> Draft | None:
    doc = scene.doc
    comme = comme_before(scene, group)
    begin = group.first if source.head is None else min(group.first, source.head)
    end = begin - 1 if comme is None else comme - 1
    while end >= 0 and doc[end].pos_ == "ADV" and doc[end - 1].text == ",":
        end -= 1
    first = region_start(scene, begin)
    if comme is not None and opens_clause(scene, comme):
        return _after_comme(scene, group, source)
    if first > end:
        return None
    apart = quote_apart(scene, group, end)
    first = first if apart is None else apart.first
    fragments = []
    head = trimmed(scene, after_connectives(scene, first, end), end)
    reach = Stretch(begin, source.reach)
    if head is not None and not (comme is not None and quotes_next(scene, reach)):
        fragments.append(head)
    tail = rest_of_quotation(scene, reach, complete=source.is_phrase) or continuation(
        scene, reach, complete=source.is_phrase
    )
    if tail is not None:
        fragments.append(tail)
    if not fragments:
        return None
    verb = next((v for v in group.verbs if can_be_incise(v.frames)), group.verbs[0])
    quoted = any(scene.quote_to(f.last) or scene.quote_from(f.first) for f in fragments)
    return Draft(
        content=tuple(fragments),
        cue=Stretch(group.first, group.last),
        source=source.span,
        reach=reach,
        act=verb.act,
        rule="incise.clitic" if group.clitic is not None else "incise.inverted",
        confidence=0.97 if quoted else 0.9,
        addressee=source.addressee,
        conditional=group.conditional,
    )


def _after_comme(scene: Scene, group: VerbGroup, source: Found) -> Draft | None:
    """The attribution of an incise that opens its clause: "Comme l'a rappelé le ministre, la loi est bonne"."""
    after = source.reach + 1
    if after >= scene.sentence(group.first).last or scene.doc[after].text != ",":
        return None
    content = trimmed(scene, after + 1, with_quotes(scene, after + 1, sentence_end(scene, after + 1)))
    if content is None:
        return None
    return Draft(
        content=(content,),
        cue=Stretch(group.first, group.last),
        source=source.span,
        reach=Stretch(group.first, source.reach),
        act=group.verbs[0].act,
        rule="incise.comme",
        confidence=0.85,
        addressee=source.addressee,
        conditional=group.conditional,
    )
