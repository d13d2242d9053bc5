"""Learns what the signs of an attribution weigh: ``python training/weigh.py GOLD_DIR... [--write | --remember]``.

Every attribution that the rules find on the annotated dispatches and on the marked sentences of tests/attributions is
an example: right when its content pairs with an annotated one, as `guillemets evaluate` pairs them. A logistic model
with a quadratic penalty is fitted to their signs (guillemets.attributions.evidence). The figures printed are of the
dispatches, cross-validated by dispatch: what each bound on the likelihood would keep, and how often attributions of
each likelihood are right. What was found on dispatches before anybody had read them (`found_unread.py`) is learnt
from as well, and measured apart, as new texts will be. ``--remember`` adds what is found in the folders to it.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from found_unread import KEPT, Unread, add_unread, read_unread
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from guillemets.attributions.evidence import evidence
from guillemets.attributions.find import drafts_of, scene_of
from guillemets.attributions.scene import contents_by_word
from guillemets.attributions.statements import contents_of
from guillemets.attributions.weighing import BIAS
from guillemets.evaluation.json_gold import read_json_gold
from guillemets.evaluation.matching import content_words, pair_up
from guillemets.formats import read_text
from guillemets.language import parse
from guillemets.layout import read_layout
from guillemets.model.dispatch import Origin
from guillemets.pipeline import load_tools

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from guillemets.evaluation.annotated import Annotated, Place
    from guillemets.model.dispatch import Dispatch
    from guillemets.pipeline import Tools

ROOT = Path(__file__).parent.parent
WEIGHTS = ROOT / "src/guillemets/lexicons/attribution_weights.tsv"
CASES = ROOT / "tests/attributions/cases"
ALWAYS = -1  # the dispatch of an example that no fold leaves out
PENALTY = 5.0  # tried: 3, 5, 10; at 5 the bound gains most on both sets
RAREST = 3  # examples that must show a sign before it is given a weight
FOLDS = 10
OVERLAP = 0.5  # as in guillemets evaluate
BOUNDS = (0.0, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One found attribution: its signs, whether it is right, the dispatch it comes from."""

    signs: frozenset[str]
    right: bool
    dispatch: int


def examples_of(number: int, gold: Annotated, tools: Tools) -> list[Example]:
    """The attributions found in one annotated dispatch."""
    dispatch, _ = read_layout(read_text(gold.text, Origin(), published=gold.published), tools.lexicons)
    return _examples(number, dispatch, [one.content for one in gold.attributions], tools)


def marked_examples(tools: Tools) -> list[Example]:
    """The attributions found in the marked sentences of the tests."""
    sys.path.insert(0, str(ROOT / "tests"))
    from attributions.marks import read_cases  # noqa: PLC0415 - the tests are no package of ours until then

    found = []
    for path in sorted(CASES.glob("*.txt")):
        for case in read_cases(path):
            wanted = [[(span.start, span.end) for span in one.content] for one in case.reported]
            found += _examples(ALWAYS, case.dispatch, wanted, tools)
    return found


def _examples(number: int, dispatch: Dispatch, contents: Sequence[Sequence[Place]], tools: Tools) -> list[Example]:
    parsed, _ = parse(dispatch, tools.nlp, tools.lexicons)
    if not len(parsed.doc):
        return []
    scene = scene_of(parsed, tools.lexicons)
    drafts = drafts_of(scene)
    held = contents_by_word(drafts)
    wanted = [content_words(dispatch.text, content) for content in contents]
    places = [[(span.start, span.end) for span in contents_of(scene, draft)] for draft in drafts]
    found = [content_words(dispatch.text, content) for content in places]
    right = {j for _, j in pair_up(wanted, found, OVERLAP)}
    return [
        Example(signs=evidence(scene, draft, held), right=j in right, dispatch=number) for j, draft in enumerate(drafts)
    ]


def fitted(examples: Sequence[Example]) -> dict[str, float]:
    """The weights of the signs that are not too rare, and the bias."""
    counts: dict[str, int] = {}
    for example in examples:
        for sign in example.signs:
            counts[sign] = counts.get(sign, 0) + 1
    signs = sorted(sign for sign, count in counts.items() if count >= RAREST)
    table = _table(examples, {sign: i for i, sign in enumerate(signs)})
    side = np.array([1.0 if example.right else -1.0 for example in examples])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        margin = side * (table @ weights[1:] + weights[0])
        slope = -side / (1 + np.exp(margin))
        total = np.logaddexp(0, -margin).sum() + PENALTY / 2 * (weights[1:] @ weights[1:])
        return total, np.concatenate([[slope.sum()], table.T @ slope + PENALTY * weights[1:]])

    best = minimize(loss, np.zeros(len(signs) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 2000}).x
    return {BIAS: round(float(best[0]), 3), **{s: round(float(w), 3) for s, w in zip(signs, best[1:], strict=True)}}


def _table(examples: Sequence[Example], columns: dict[str, int]) -> csr_matrix:
    places = [(row, columns[s]) for row, e in enumerate(examples) for s in sorted(e.signs) if s in columns]
    rows, cells = zip(*places, strict=True)
    return csr_matrix((np.ones(len(rows)), (rows, cells)), shape=(len(examples), len(columns)))


def likelihood(example: Example, weights: dict[str, float]) -> float:
    """How likely an example is right under these weights."""
    return float(1 / (1 + np.exp(-(weights[BIAS] + sum(weights.get(sign, 0.0) for sign in example.signs)))))


def cross_validated(examples: Sequence[Example], always: Sequence[Example]) -> np.ndarray:
    """The likelihood of each example under weights learnt from ``always`` and the other dispatches."""
    found = np.zeros(len(examples))
    for fold in range(FOLDS):
        weights = fitted([*always, *(example for example in examples if example.dispatch % FOLDS != fold)])
        for i, example in enumerate(examples):
            if example.dispatch % FOLDS == fold:
                found[i] = likelihood(example, weights)
    return found


def print_bounds(right: np.ndarray, likely: np.ndarray, wanted: int) -> None:
    """Precision, recall and F1 that each bound on the likelihood would give."""
    print("| kept from | precision | recall | F1 |\n|---|---|---|---|")
    for bound in BOUNDS:
        kept = likely >= bound
        hits, all_kept = int((kept & right).sum()), int(kept.sum())
        print(f"| {bound} | {hits / all_kept:.3f} | {hits / wanted:.3f} | {2 * hits / (all_kept + wanted):.3f} |")


def print_reliability(right: np.ndarray, likely: np.ndarray) -> None:
    """How often attributions of each likelihood are right."""
    print("| likelihood | attributions | mean likelihood | right |\n|---|---|---|---|")
    for low in np.arange(0, 1, 0.1):
        inside = (likely >= low) & ((likely < low + 0.1) | (low > 0.85))  # noqa: PLR2004
        if inside.any():
            shown = f"{low:.1f} to {low + 0.1:.1f} | {inside.sum()}"
            print(f"| {shown} | {likely[inside].mean():.2f} | {right[inside].mean():.2f} |")
    print(f"\nlog loss {-np.log(np.where(right, likely, 1 - likely)).mean():.3f}")


def remember(folders: Sequence[Path], tools: Tools) -> None:
    """Keep what is found in folders that nobody has read."""
    for folder in folders:
        gold = read_json_gold(folder)
        found = [Unread(id=g.id, signs=e.signs, right=e.right) for g in gold for e in examples_of(0, g, tools)]
        add_unread(found, sum(len(one.attributions) for one in gold))
        print(f"{folder.name}: {len(found)} attributions found, {sum(one.right for one in found)} of them right")


def unread_examples(numbers: Mapping[str, int]) -> tuple[list[Example], int]:
    """What was found on dispatches before they were read, under the ``numbers`` of these, and how many there were."""
    kept = read_unread()
    every = {one.id: len(numbers) + i for i, one in enumerate(kept.found)} | dict(numbers)
    return [Example(signs=one.signs, right=one.right, dispatch=every[one.id]) for one in kept.found], kept.wanted


def main() -> None:
    """Print the cross-validated tables, for each folder and for all; write the weights when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path, help="folders of annotated dispatches")
    parser.add_argument("--write", action="store_true", help=f"write {WEIGHTS.name}")
    parser.add_argument("--remember", action="store_true", help=f"add what is found to {KEPT.name}, and no more")
    options = parser.parse_args()
    tools = load_tools()
    if options.remember:
        remember(options.gold, tools)
        return
    examples: list[Example] = []
    sets: list[tuple[str, range, int]] = []
    numbers: dict[str, int] = {}
    for folder in options.gold:
        first, wanted = len(examples), 0
        for gold in read_json_gold(folder):
            examples += examples_of(numbers.setdefault(gold.id, len(numbers)), gold, tools)
            wanted += len(gold.attributions)
        sets.append((folder.name, range(first, len(examples)), wanted))
    unread, wanted = unread_examples(numbers)
    sets.append(("as found when unread", range(len(examples), len(examples) + len(unread)), wanted))
    read, examples = len(examples), examples + unread
    marked = marked_examples(tools)
    right, likely = np.array([example.right for example in examples]), cross_validated(examples, marked)
    for name, rows, wanted in sets:
        print(f"\n{name}")
        print_bounds(right[list(rows)], likely[list(rows)], wanted)
    for name, part in (("read", slice(0, read)), ("as found when unread", slice(read, None))):
        print(f"\n{name}")
        print_reliability(right[part], likely[part])
    if options.write:
        weights = fitted([*marked, *examples])
        rows = [f"{sign}\t{weight}" for sign, weight in weights.items() if weight]
        WEIGHTS.write_text("\n".join(["sign\tweight", *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
