"""Names on held-back articles, as the model gives them and as the package corrects them: ``training/names.py``."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from corpora import read_articles
from measure import LABELS, Score
from reader import HERE, held_back

from guillemets.entities.recognise import find_names
from guillemets.formats import read_text
from guillemets.language import parse
from guillemets.layout import read_layout
from guillemets.model.dispatch import Origin
from guillemets.pipeline import Tools, load_tools

Spans = set[tuple[int, int, str]]


def corrected(text: str, tools: Tools) -> Spans:
    """The names of the text with their labels, as stage 5 finds them."""
    dispatch, _ = read_layout(read_text(text, Origin()), tools.lexicons)
    parsed, _ = parse(dispatch, tools.nlp, tools.lexicons)
    names = find_names(parsed, tools.lexicons)
    return {(parsed.starts[n.first], parsed.ends[n.last], str(n.label)) for n in names if str(n.label) in LABELS}


def main() -> None:
    """Print F1 over the three labels together and for each."""
    tools = load_tools()
    corpora = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent.parent / "shared" / "corpora"
    counts = {name: (Counter[str](), Counter[str](), Counter[str]()) for name in ("model", "corrected")}
    for article in read_articles(corpora / "winer-fr"):
        if article.name not in held_back("test"):
            continue
        gold: Spans = {span for span in article.spans if span[2] in LABELS}
        bare: Spans = {(e.start_char, e.end_char, e.label_) for e in tools.nlp(article.text).ents if e.label_ in LABELS}
        for name, found in (("model", bare), ("corrected", corrected(article.text, tools))):
            for counter, spans in zip(counts[name], (gold & found, gold, found), strict=True):
                counter.update(span[2] for span in spans)
    sys.stdout.write("| names, F1 | all | PER | LOC | ORG |\n|---|---|---|---|---|\n")
    for name, (right, gold_by, found_by) in counts.items():
        scores = [Score(right.total(), gold_by.total(), found_by.total())]
        scores += [Score(right[x], gold_by[x], found_by[x]) for x in ("PER", "LOC", "ORG")]
        sys.stdout.write(f"| {name} | {' | '.join(f'{score.f1:.3f}' for score in scores)} |\n")


if __name__ == "__main__":
    main()
