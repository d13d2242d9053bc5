"""The faults as one HTML page that stands alone: nothing is fetched, every fault is shown in its dispatch."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from guillemets.evaluation.faults import FaultKind, context_of
from guillemets.evaluation.reports import described

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from guillemets.evaluation.faults import Fault
    from guillemets.evaluation.scoring import Scores

_CONTEXT = 240
_STYLE = """
:root { color-scheme: light dark; --missed: #b3261e; --spurious: #8a5a00; --wrong: #0b57d0; }
body { font: 16px/1.5 Georgia, serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, table, summary, dl { font-family: system-ui, sans-serif; }
td { padding: 0 .8rem 0 0; } td + td { text-align: right; font-variant-numeric: tabular-nums; }
article { border-left: 3px solid; margin: 1.2rem 0; padding-left: 1rem; }
article.missed { border-color: var(--missed); }
article.spurious { border-color: var(--spurious); }
article.wrong { border-color: var(--wrong); }
article h3 { font: 600 .9rem system-ui, sans-serif; margin: 0; }
mark { background: color-mix(in srgb, currentColor 14%, transparent); color: inherit; }
dl { font-size: .85rem; margin: .3rem 0; } dt { float: left; width: 3rem; opacity: .7; } dd { margin-left: 3.2rem; }
"""


def fault_page(title: str, scores: Scores, faults: Sequence[Fault], texts: Mapping[str, str]) -> str:
    """The page: the scores, the number of faults of each kind, then the faults in their context."""
    rows = "".join(
        f"<tr><td>{escape(name)}</td><td>{value if isinstance(value, int) else f'{value:.3f}'}</td></tr>"
        for name, value in scores.figures.items()
    )
    numbers = ", ".join(f"{sum(f.kind is kind for f in faults)} {kind}" for kind in FaultKind)
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        f'<meta name="viewport" content="width=device-width">\n<style>{_STYLE}</style>\n</head>\n<body>\n'
        f"<h1>{escape(title)}</h1>\n<p>{numbers}</p>\n"
        f"<details><summary>All figures</summary><table>{rows}</table></details>\n"
        f"{''.join(_articles(faults, texts))}</body>\n</html>\n"
    )


def _articles(faults: Sequence[Fault], texts: Mapping[str, str]) -> Iterator[str]:
    dispatch = None
    for fault in faults:
        if fault.dispatch != dispatch:
            dispatch = fault.dispatch
            yield f"<h2>{escape(dispatch)}</h2>\n"
        yield _article(fault, texts[fault.dispatch])


def _article(fault: Fault, text: str) -> str:
    before, at, after = map(escape, context_of(text, fault, _CONTEXT))
    wrong = f": {escape(', '.join(fault.wrong))}" if fault.wrong else ""
    sides = "".join(
        f"<dt>{name}</dt><dd>{escape(described(text, one))}</dd>"
        for name, one in (("gold", fault.gold), ("said", fault.said))
        if one
    )
    return (
        f'<article class="{fault.kind}"><h3>{fault.kind}{wrong} [{fault.start}, {fault.end})</h3>\n'
        f'<p lang="fr">{before}<mark>{at}</mark>{after}</p>\n<dl>{sides}</dl></article>\n'
    )
