"""The figures of one or more pipelines side by side: ``python training/compare.py fr_core_news_md DIR``."""

from __future__ import annotations

import argparse
from pathlib import Path

from measure import measured, opened
from reader import HERE


def main() -> None:
    """Print one row a figure and one column a model, as a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", nargs="+", help="a directory or package; NAME+mended has our tokenizer put in")
    parser.add_argument("--corpora", type=Path, default=HERE.parent.parent / "shared" / "corpora")
    options = parser.parse_args()
    columns = {Path(name).name: measured(opened(name), options.corpora) for name in options.models}
    print(f"| | {' | '.join(columns)} |\n|---|{'---|' * len(columns)}")
    for figure in next(iter(columns.values())):
        print(f"| {figure} | {' | '.join(f'{column[figure]:.3f}' for column in columns.values())} |")


if __name__ == "__main__":
    main()
