"""Text -> time expressions: rules run over tokens, the longest match from the left wins, each is worked out in turn."""

from __future__ import annotations

import re
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING

from guillemets.model.refusal import Findings, Reason, Refusal, Stage
from guillemets.model.span import Span
from guillemets.times.grammar import load_grammar
from guillemets.times.instants import pair_clocks
from guillemets.times.intervals import join_ranges
from guillemets.times.meanings import MEANINGS, NOT_A_TIME
from guillemets.times.patterns import CLOSE, OPEN
from guillemets.times.reading import Reading, read
from guillemets.times.scene import Reference, Resolved, Scene, Slots
from guillemets.times.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from guillemets.lexicons.times import Tense
    from guillemets.model.temporal import TimeExpression
    from guillemets.times.grammar import Grammar, Rule
    from guillemets.times.tokens import Tokens, Value

_TITLED = frozenset({"UNIT", "PART", "=heures", "=heure", "NUM", "=matin", "=soir"})
_NAMED = frozenset({"NOON", "WEEKDAY", "MONTH", "PART", "SEASON"})
_OPENING = re.compile(r"(?:^|[.!?…:;»«“”\"\n–—(•|/-]|\b[Cc]e)\s*$")
_MOST = 10_000  # expressions read in one text: four hundred dispatches' worth, and a bound on the time any text takes
_LOOKBACK = 6  # code points before a capitalised word that show whether a sentence starts there

# A match: the end of its span, negative so that longer spans come first, the order of its rule, the first token of its
# span, the token where the match starts, the rule, and what the regular expression caught.
_Match = tuple[int, int, int, int, "Rule", re.Match[str]]
_RANK = itemgetter(0, 1)


def find_times(
    text: str,
    *,
    published: str | None,
    regions: Sequence[Span] | None = None,
    tense_at: Callable[[int], Tense | None] | None = None,
) -> Findings[TimeExpression]:
    """The time expressions of a text, in order, and those whose value no calendar holds.

    ``published`` is the ISO 8601 date or instant that relative expressions are counted from; without it they keep what
    can be known ("XXXX-01-08"). ``regions`` are the half-open ranges, in code points, to be read; without them, the
    whole text. ``tense_at`` tells the tense of the clause around an offset, or None where it cannot; without it the
    words of the sentence tell. Raises UsageError when ``published`` is not a date.

    >>> [(t.text, t.value) for t in find_times("Elle viendra lundi.", published="2016-11-24").items]
    [('lundi', '2016-11-28')]
    """
    found = read_times(text, published=published, regions=regions, tense_at=tense_at)
    return Findings(items=tuple(reading.expression for reading in found.items), refusals=found.refusals)


def read_times(
    text: str,
    *,
    published: str | None,
    regions: Sequence[Span] | None = None,
    tense_at: Callable[[int], Tense | None] | None = None,
) -> Findings[Reading]:
    """The same as `find_times`, each expression with its rule, its two ends, its instant and what was assumed.

    >>> reading = read_times("Du 3 au 5 octobre.", published="2016-11-24").items[0]
    >>> reading.expression.text, reading.interval.begin, reading.interval.end, reading.basis.value
    ('3', '2016-10-03', '2016-10-06', 'defaulted')
    """
    scene = Scene(text, Reference.parse(published) if published else None, tense_at)
    whole = [Span(0, len(text))] if text else []
    found = list(islice(_found(whole if regions is None else regions, scene), _MOST))
    readings = [reading for reading in found if isinstance(reading, Reading)]
    refusals = [refusal for refusal in found if isinstance(refusal, Refusal)]
    if len(found) == _MOST:
        refusals.append(_refusal(Reason.TOO_LONG, readings[-1].expression.end if readings else 0, len(text)))
    return Findings(items=join_ranges(text, pair_clocks(text, readings)), refusals=tuple(refusals))


def _found(regions: Sequence[Span], scene: Scene) -> Iterator[Reading | Refusal]:
    """What the regions hold, one after the other; no expression crosses the border of a region."""
    grammar = load_grammar()
    for region in regions:
        tokens = tokenise(scene.text, region.start, region.end, grammar.vocabulary)
        yield from _swept(tokens, _matches(tokens, grammar), scene)


def _matches(tokens: Tokens, grammar: Grammar) -> Iterator[_Match]:
    """Every place where a rule fits, by first token of the span, the longest first, then in the order of the rules.

    A rule may look at words before its span, never after its first token: once a token is passed, the spans that begin
    there are all known.
    """
    codes = tokens.codes + grammar.vocabulary.blank
    known = grammar.known
    waiting: dict[int, list[_Match]] = {}
    for index in range(len(tokens.codes)):
        pair = codes[index : index + 2]
        rules = known.get(pair)
        for rule in grammar.starting(pair) if rules is None else rules:
            match = rule.pattern.match(codes, index)
            if match is None:
                continue
            first = match.start(OPEN) if rule.opens else index
            last = match.start(CLOSE) if rule.closes else match.end()
            if first < last <= len(tokens.codes):
                waiting.setdefault(first, []).append((-last, rule.order, first, index, rule, match))
        if index in waiting:
            yield from sorted(waiting.pop(index), key=_RANK)


def _swept(tokens: Tokens, matches: Iterable[_Match], scene: Scene) -> Iterator[Reading | Refusal]:
    """The matches that win, from the left, each worked out when its turn comes."""
    reached, previous = 0, ""
    for negative, _order, first, index, rule, match in matches:
        if first < reached or (rule.row.after and (rule.row.after != previous or index != reached)):
            continue
        last = -negative
        if _glued(tokens, first, last) or _is_title(tokens, first, last):
            continue
        if rule.row.meaning == NOT_A_TIME:
            reached, previous = last, NOT_A_TIME
            continue
        slots = _slots(tokens, rule, match, first, last)
        resolved = _worked_out(rule.row.meaning, slots, scene)
        if resolved is None:
            continue
        reached, previous = last, rule.row.meaning
        if isinstance(resolved, Refusal):
            yield resolved
        else:
            scene.remember(resolved, slots.end)
            yield read(slots, scene.text, resolved, rule.row.name)


def _worked_out(meaning: str, slots: Slots, scene: Scene) -> Resolved | Refusal | None:
    """What the slots mean; a refusal for a date that no calendar holds, None when another rule may read the words."""
    try:
        resolved = MEANINGS[meaning](slots, scene)
    except (ValueError, OverflowError):  # before the year 1 or after 9999
        return _refusal(Reason.UNRESOLVED_TIME, slots.start, slots.end)
    if resolved is None and slots.has("d", "m"):  # le 31 février
        return _refusal(Reason.UNRESOLVED_TIME, slots.start, slots.end)
    return resolved


def _refusal(reason: Reason, start: int, end: int) -> Refusal:
    return Refusal(stage=Stage.TIMES, start=start, end=end, reason=reason)


def _slots(tokens: Tokens, rule: Rule, match: re.Match[str], first: int, last: int) -> Slots:
    values: dict[str, Value] = {}
    for group, slot, categories in rule.slots:
        place = match.start(group)
        if place < 0 or slot in values or place >= len(tokens.senses):
            continue
        sense = tokens.senses[place]
        values[slot] = next((sense[category] for category in categories if category in sense), "")
    row = rule.row
    start, end = tokens.starts[first], tokens.ends[last - 1]
    return Slots(start=start, end=end, values=values, fixed=row.fixed, mod=row.mod)


def _glued(tokens: Tokens, first: int, last: int) -> bool:
    """Whether letters or figures touch the span, or a hyphen ties it to a name: AF447, Bruxelles-Midi."""
    text, start, end = tokens.text, tokens.starts[first], tokens.ends[last - 1]
    if (start > 0 and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum()):
        return True
    if text[end : end + 1] == "-" and text[end + 1 : end + 2].isupper():
        return True
    return text[start].isupper() and text[max(0, start - 2) : start].strip("-").isalpha() and text[start - 1] == "-"


def _is_title(tokens: Tokens, first: int, last: int) -> bool:
    """Whether capitals make a name of it: Dix-Huit Mois, 20 Minutes, Le Journal du Dimanche."""
    text = tokens.text
    for index in range(first, last):
        word = text[tokens.starts[index] : tokens.ends[index]]
        if word[0].islower() and str(tokens.senses[index].get("HOLIDAY", ""))[:1].isupper():
            return True  # the ascent of a mountain is no Ascension
        inner = word if index > first else word[1:]
        if word.isupper() or inner == inner.lower():
            continue
        if not _TITLED.isdisjoint(tokens.senses[index]):
            return True
    word = text[tokens.starts[first] : tokens.ends[first]]
    if last - first > 1 or not word[0].isupper() or _NAMED.isdisjoint(tokens.senses[first]):
        return False
    before = text[max(0, tokens.starts[first] - _LOOKBACK) : tokens.starts[first]]
    return not _OPENING.search(before)
