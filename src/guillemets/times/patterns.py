"""The language in which the rules are written: a pattern's elements -> a tree -> a regular expression over codes.

``le`` a word, ``MONTH`` a category, ``d:DAY`` a category whose value is kept under ``d``, ``au|à`` one of several,
``( a b | c )`` alternatives, ``?`` and ``{0,4}`` how often, ``[ ]`` what the span covers, ``!x`` not followed by,
``!<x`` not preceded by.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from guillemets.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_ELEMENT = re.compile(r"(?P<not>!<?)?(?:(?P<slot>[a-z]+):)?(?P<body>[^\s?{]+)(?P<repeat>\?|\{\d+,\d+\})?")
_CLOSING = re.compile(r"\)(?P<repeat>\?|\{\d+,\d+\})?")
OPEN, CLOSE = "open_", "close_"  # the groups that mark the edges of the span
_AHEAD = 2  # how many codes the index of the rules looks at


@dataclass(frozen=True, slots=True)
class Element:
    """One token: the categories it may have, the slot that keeps it, or a look at a neighbour."""

    categories: tuple[str, ...]
    slot: str = ""
    look: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """Where the span begins or ends."""

    opening: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Alternatives, and how often one of them stands."""

    branches: tuple[tuple[Node, ...], ...]
    least: int = 1
    most: int = 1


Node = Element | Edge | Group


def parse_pattern(elements: Sequence[str], rule: str) -> tuple[Node, ...]:
    """The tree of a pattern; raises LexiconError, naming the rule, when brackets or elements do not fit."""
    rest = iter(elements)
    branches, closing = _branches(rest, rule)
    if closing is not None or len(branches) > 1:
        raise LexiconError("unbalanced alternatives", where=f"rule {rule}")
    return branches[0]


def _branches(rest: Iterator[str], rule: str) -> tuple[tuple[tuple[Node, ...], ...], str | None]:
    """The alternatives up to the closing bracket, and that bracket."""
    branches: list[list[Node]] = [[]]
    for text in rest:
        if text == "|":
            branches.append([])
        elif text == "(":
            inner, closing = _branches(rest, rule)
            match = _CLOSING.fullmatch(closing or "")
            if match is None:
                raise LexiconError("a bracket is not closed", where=f"rule {rule}")
            branches[-1].append(Group(inner, *_often(match["repeat"])))
        elif text.startswith(")"):
            return tuple(tuple(branch) for branch in branches), text
        else:
            branches[-1].append(_leaf(text, rule))
    return tuple(tuple(branch) for branch in branches), None


def _leaf(text: str, rule: str) -> Node:
    if text in {"[", "]"}:
        return Edge(opening=text == "[")
    match = _ELEMENT.fullmatch(text)
    if match is None:
        raise LexiconError(f"cannot read {text!r}", where=f"rule {rule}")
    categories = tuple(c if c.isupper() else "=" + c for c in match["body"].split("|"))
    element = Element(categories, match["slot"] or "", match["not"] or "")
    return Group(((element,),), *_often(match["repeat"])) if match["repeat"] else element


def _often(repeat: str | None) -> tuple[int, int]:
    if not repeat:
        return 1, 1
    if repeat == "?":
        return 0, 1
    least, most = repeat[1:-1].split(",")
    return int(least), int(most)


def words_of(nodes: Sequence[Node]) -> Iterator[str]:
    """The words that a pattern names."""
    for node in nodes:
        if isinstance(node, Element):
            yield from (category[1:] for category in node.categories if category.startswith("="))
        elif isinstance(node, Group):
            for branch in node.branches:
                yield from words_of(branch)


def openings(nodes: Sequence[Node]) -> set[tuple[tuple[str, ...], ...]]:
    """The categories of the first two tokens, one tuple for each way in which the pattern can begin."""
    paths: set[tuple[tuple[str, ...], ...]] = {()}
    for node in nodes:
        if all(len(path) >= _AHEAD for path in paths):
            break
        if isinstance(node, Element) and not node.look:
            paths = {(*path, node.categories)[:_AHEAD] for path in paths}
        elif isinstance(node, Group):
            inner = {path for branch in node.branches for path in openings(branch)}
            again = {(a + b)[:_AHEAD] for a, b in product(inner, inner)} if node.most > 1 else set()
            choices = inner | again | ({()} if node.least == 0 else set())
            paths = {(a + b)[:_AHEAD] for a, b in product(paths, choices)}
    return paths


class Compiler:
    """Turns the tree of one rule into a regular expression; ``slots`` tells which group holds which slot."""

    def __init__(self, codes_of: Callable[[str], str]) -> None:
        self._codes_of = codes_of
        self.slots: list[tuple[str, str, tuple[str, ...]]] = []

    def compile(self, nodes: Sequence[Node]) -> re.Pattern[str]:
        """The regular expression, with ``open_`` and ``close_`` groups where the span's edges are marked."""
        return re.compile(self._sequence(nodes))

    def _sequence(self, nodes: Sequence[Node]) -> str:
        return "".join(self._node(node) for node in nodes)

    def _node(self, node: Node) -> str:
        match node:
            case Edge(opening=True):
                return f"(?P<{OPEN}>)"
            case Edge():
                return f"(?P<{CLOSE}>)"
            case Group():
                branches = "|".join(self._sequence(branch) for branch in node.branches)
                once = node.least == node.most == 1
                return f"(?:{branches})" + ("" if once else f"{{{node.least},{node.most}}}")
            case _:
                return self._element(node)

    def _element(self, element: Element) -> str:
        letters = "".join(sorted({code for category in element.categories for code in self._codes_of(category)}))
        if element.look:
            return f"(?{'<' if element.look == '!<' else ''}![{letters}])"
        if not element.slot:
            return f"[{letters}]"
        name = f"{element.slot}_{len(self.slots)}"
        self.slots.append((name, element.slot, element.categories))
        return f"(?P<{name}>[{letters}])"


def expand(pattern: str, fragments: Mapping[str, str], rule: str) -> list[str]:
    """The elements of a pattern with every ``@FRAGMENT`` put in its place; raises LexiconError for an unknown one."""
    elements: list[str] = []
    for element in pattern.split():
        if not element.startswith("@"):
            elements.append(element)
            continue
        name = element[1:].rstrip("?")
        if name not in fragments:
            raise LexiconError(f"no fragment {name}", where=f"rule {rule}")
        elements += ["(", *expand(fragments[name], fragments, rule), ")" + element[1 + len(name) :]]
    return elements
