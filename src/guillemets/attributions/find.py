"""Finds who said what: every construction in turn, then nesting, types and order.

1. cue groups: every verb that can report
2. incises: cues after or inside their content
3. adjuncts: selon, d'après, pour...
4. complements: cues before their content
5. nominal cues
6. signed tweets and quotations, sources in brackets after headlines and figures, and what a pronoun takes up
7. floating quotations: what goes on without a cue
8. weighing: how likely each of them is right; the unlikely ones are left over
9. statements: types, relay chains, order; and what is left over
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.adjunct_inner import is_aside
from guillemets.attributions.adjuncts import find_adjuncts
from guillemets.attributions.bracketed import find_bracketed
from guillemets.attributions.complements import find_complements
from guillemets.attributions.groups import find_groups
from guillemets.attributions.incise import find_incises
from guillemets.attributions.left_over import refusals_of
from guillemets.attributions.nominal import find_nominals
from guillemets.attributions.quotes import Taken, find_announced, find_floating
from guillemets.attributions.scene import Scene, Stretch
from guillemets.attributions.signed import find_signed, find_tweets
from guillemets.attributions.statements import statements_of
from guillemets.attributions.taken_up import find_taken_up
from guillemets.attributions.weighing import weighed
from guillemets.model.refusal import Findings

if TYPE_CHECKING:
    from guillemets.attributions.scene import Draft
    from guillemets.language.parsed import Parsed
    from guillemets.lexicons import Lexicons
    from guillemets.model.attribution import Statement


def find_attributions(parsed: Parsed, words: Lexicons) -> Findings[Statement]:
    """The attributions of the dispatch in textual order, sources as places, and the cues and quotations left over."""
    if not len(parsed.doc):
        return Findings(items=())
    scene = scene_of(parsed, words)  # 1
    kept, unlikely = weighed(scene, drafts_of(scene))  # 8
    return Findings(items=statements_of(scene, kept), refusals=refusals_of(scene, kept, unlikely))  # 9


def drafts_of(scene: Scene) -> list[Draft]:
    """What the constructions find, each in its turn (2 to 7), before it is weighed."""
    incises = find_incises(scene)  # 2
    run_on = _run_on(scene, incises)
    adjuncts = find_adjuncts(scene, _in_order(incises), run_on)  # 3
    apart = [draft for draft in adjuncts if not is_aside(scene, draft)]
    parting = [incise for incise in incises if incise.rule != "incise.comme"]  # "a dit que, comme l'a vu X, A"
    barriers = _barriers(scene, [*_in_order([*parting, *apart]), *run_on])
    claimed = {fragment for incise in incises for fragment in incise.content}
    free = [d for d in find_complements(scene, incises, barriers) if not _claimed(d, claimed)]
    complements = _nearest(_without_addressees(scene, free))  # 4
    nominals = find_nominals(scene, [*incises, *adjuncts, *complements], barriers)  # 5
    signed = [*find_tweets(scene), *find_signed(scene), *find_bracketed(scene)]  # 6
    drafts = [*incises, *adjuncts, *complements, *nominals, *signed]
    drafts.extend(find_taken_up(scene, drafts))
    taken = Taken(drafts)
    for quoted in (find_announced(scene, taken), find_floating(scene, taken)):  # 7
        drafts.extend(quoted)
    return drafts


def scene_of(parsed: Parsed, words: Lexicons) -> Scene:
    """The dispatch as the constructions look at it, its cue groups found (1)."""
    quotes = []
    for quotation in parsed.quotations:
        tokens = parsed.tokens_in(quotation.span)
        if tokens:
            quotes.append(Stretch(tokens[0], tokens[-1]))
    starts = tuple(i for i, token in enumerate(parsed.doc) if token.is_sent_start)
    return Scene(
        parsed=parsed,
        words=words,
        groups=tuple(find_groups(parsed, words)),
        quotes=tuple(quotes),
        sentence_starts=starts,
    )


def _in_order(drafts: list[Draft]) -> list[Stretch]:
    """What the reporting expressions of drafts occupy, in the order of their first words."""
    return sorted((d.reach for d in drafts if d.reach is not None), key=lambda stretch: stretch.first)


def _run_on(scene: Scene, incises: list[Draft]) -> list[Stretch]:
    """Quotations of incises that follow a clause without a full stop: "Il a dit que le pont ferme «A», a-t-il dit"."""
    openings = (draft.content[0] for draft in incises)
    return [
        content
        for content in openings
        if scene.quote_from(content.first) is not None
        and content.first > scene.sentence(content.first).first
        and not scene.doc[content.first - 1].is_punct
    ]


def _claimed(draft: Draft, claimed: set[Stretch]) -> bool:
    """Whether a quotation after a cue belongs to an incise: "a réagi sur Twitter: «...», a-t-il écrit"."""
    return draft.rule.endswith(".quote") and not claimed.isdisjoint(draft.content)


def _nearest(drafts: list[Draft]) -> list[Draft]:
    """Of two cues before one quotation the nearer: "a repris l'idée en lançant: «...»"."""
    last: dict[tuple[Stretch, ...], int] = {}
    for draft in drafts:
        if draft.cue is not None and draft.rule.endswith(".quote"):
            last[draft.content] = max(last.get(draft.content, -1), draft.cue.first)
    return [d for d in drafts if d.cue is None or d.cue.first >= last.get(d.content, -1)]


def _without_addressees(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Without participles of those spoken to, where the cue has the quotation: "a lancé à ceux voulant partir: «A»"."""
    spoken = {d.content for d in drafts if d.rule == "verb.quote"}
    return [
        d
        for d in drafts
        if d.rule != "gerund.quote"
        or d.content not in spoken
        or d.cue is None
        or not scene.doc[d.cue.last].dep_.startswith("acl")
    ]


def _barriers(scene: Scene, reaches: list[Stretch]) -> list[Stretch]:
    """What reporting expressions occupy, in order, with the comma before them: contents of other cues stop there."""
    found = []
    for reach in reaches:
        first = reach.first
        while first > 0 and scene.doc[first - 1].text in (",", "-", "("):
            first -= 1
        found.append(Stretch(first, reach.last))
    return sorted(found, key=lambda stretch: stretch.first)
