"""The words, fragments and rules of the lexicon -> one grammar, compiled on first use and kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from guillemets.errors import LexiconError
from guillemets.lexicons.times import read_holidays, read_time_fragments, read_time_rules, read_time_words, read_zones
from guillemets.times.patterns import CLOSE, OPEN, Compiler, expand, openings, parse_pattern, words_of
from guillemets.times.shapes import BREAK, CAPITAL, LOWER, OTHER, PLURAL, numeral, ordinal, shaped
from guillemets.times.tokens import Senses, Vocabulary, split_term

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping, Sequence

    from guillemets.lexicons.times import TimeRule

_FIRST_CODE = 0x4E00  # letters that no regular expression reads as an operator
_ANY = ""  # stands for every second code
# Figures and numbers of every shape, so that a code exists for each before the first text is read.
_FIGURES = (
    "0",
    "1",
    "7",
    "20",
    "00",
    "07",
    "10",
    "13",
    "24",
    "25",
    "30",
    "31",
    "32",
    "40",
    "59",
    "60",
    "65",
    "70",
    "99",
    "300",
    "1500",
)
_SPOKEN = (0, 1, 20, 24, 25, 30, 31, 32, 40, 60, 65, 70, 300, 1500, 1_000_000)
_SHAPES = ("DEC", "ORD", "ROMAN", "ISO", "NUMDATE", "CLOCK", "DAYMONTH", "OFFSET", "NUM")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule ready to match: its row, its place in the file, its pattern over codes, its slots by group name."""

    row: TimeRule
    order: int
    pattern: re.Pattern[str]
    slots: tuple[tuple[str, str, tuple[str, ...]], ...]
    opens: bool
    closes: bool


@dataclass(slots=True)
class Grammar:
    """The vocabulary and the rules, found by the two codes with which they can begin; ``known`` remembers by pair."""

    vocabulary: Vocabulary
    rules: tuple[Rule, ...]
    seconds: dict[str, dict[int, set[str]]]
    known: dict[str, tuple[Rule, ...]] = field(default_factory=dict)

    def starting(self, pair: str) -> tuple[Rule, ...]:
        """The rules that can match where the codes ``pair`` stand, in the order of the file."""
        if pair not in self.known:
            second = self.seconds.get(pair[0], {})
            self.known[pair] = tuple(self.rules[n] for n, codes in second.items() if _ANY in codes or pair[1] in codes)
        return self.known[pair]


def _index(ways: Sequence[set[tuple[str, ...]]]) -> dict[str, dict[int, set[str]]]:
    """For every first code, the rules that can begin with it and the codes that can come second."""
    seconds: dict[str, dict[int, set[str]]] = {}
    for order, rule_ways in enumerate(ways):
        for way in rule_ways:
            following = set(way[1]) if len(way) > 1 else {_ANY}
            for code in way[0]:
                seconds.setdefault(code, {}).setdefault(order, set()).update(following)
    return seconds


@cache
def load_grammar() -> Grammar:
    """The grammar of the package, read and compiled on first use."""
    return build_grammar(read_time_rules(), _words())


def build_grammar(rows: Sequence[TimeRule], words: Iterable[tuple[str, str, str]]) -> Grammar:
    """The rules compiled over ``words`` (term, category, value).

    Raises LexiconError, naming the rule, for a pattern that cannot be read or that names an unknown category.
    """
    fragments = {row.name: row.pattern for row in read_time_fragments()}
    trees = [parse_pattern(expand(row.pattern, fragments, row.name), row.name) for row in rows]
    vocabulary = _vocabulary(words, {word for tree in trees for word in words_of(tree)})
    letters: dict[str, str] = {}
    for categories, code in vocabulary.codes.items():
        for category in categories:
            letters[category] = letters.get(category, "") + code

    def codes_of(category: str) -> str:
        if category not in letters:
            raise LexiconError(f"no category {category}", where="times_rules.tsv")
        return letters[category]

    rules: list[Rule] = []
    ways: list[set[tuple[str, ...]]] = []
    for order, (row, tree) in enumerate(zip(rows, trees, strict=True)):
        compiler = Compiler(codes_of)
        pattern = compiler.compile(tree)
        edges = pattern.groupindex
        rules.append(Rule(row, order, pattern, tuple(compiler.slots), OPEN in edges, CLOSE in edges))
        ways.append({tuple("".join(map(codes_of, one)) for one in way) for way in openings(tree)})
    return Grammar(vocabulary, tuple(rules), _index(ways))


def _words() -> list[tuple[str, str, str]]:
    """Every word of the lexicons with its category and value."""
    words = [(row.term, str(row.category), row.value) for row in read_time_words()]
    words += [(row.term, "HOLIDAY", row.term) for row in read_holidays()]
    return words + [(row.term, "ZONE", row.zone) for row in read_zones()]


def _vocabulary(words: Iterable[tuple[str, str, str]], literals: set[str]) -> Vocabulary:
    """The words and a code for every set of categories that a token can have."""
    senses: dict[str, Senses] = {}
    numbers: dict[str, int] = {}
    for term, category, value in words:
        parts = split_term(term)
        key = term if term.isupper() and len(parts) == 1 else " ".join(parts)
        if category == "NUMBER":
            numbers[key] = int(value)
        elif category == "ORD":
            senses.setdefault(key, {}).update(ordinal(int(value)))
        else:
            senses.setdefault(key, {})[category] = int(value) if value.isdecimal() else value
    for word in literals:
        senses.setdefault(" ".join(split_term(word)), {})["=" + word] = word
    compounds: dict[str, list[tuple[str, ...]]] = {}
    for term in senses:
        if " " in term:
            parts = tuple(term.split(" "))
            compounds.setdefault(parts[0], []).append(parts)
    sets = {frozenset(sense) for sense in senses.values()} | {OTHER, CAPITAL, LOWER, PLURAL, BREAK}
    sets |= {frozenset(numeral(number)) for number in _SPOKEN} | {frozenset(ordinal(1))}
    sets |= {frozenset(senses.get(word, {}) | numeral(number)) for word, number in numbers.items()}
    sets |= {frozenset(shaped("digits", figures)) for figures in _FIGURES} | {frozenset({shape}) for shape in _SHAPES}
    codes = {kind: chr(_FIRST_CODE + i) for i, kind in enumerate(sorted(sets, key=sorted))}
    longest_first = {first: tuple(sorted(terms, key=len, reverse=True)) for first, terms in compounds.items()}
    return Vocabulary(senses, longest_first, numbers, _seconds(longest_first, numbers), codes)


def _seconds(
    compounds: Mapping[str, tuple[tuple[str, ...], ...]], numbers: Mapping[str, int]
) -> dict[str, frozenset[str]]:
    """For every word that begins a term or a number, the words that can stand second in it."""
    seconds = {first: frozenset(term[1] for term in terms) for first, terms in compounds.items()}
    links = frozenset(numbers) | {"-", "et"}
    return seconds | {word: links | seconds.get(word, frozenset()) for word in numbers}
