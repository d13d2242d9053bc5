"""An archive to read at scale: invented dispatches of wire length and, where they are at hand, real articles.

    python eval/archive.py 30000 archive.jsonl

The invented ones are those of planted.py: each of its own, with copies in other outlets and later versions among
them. The real ones are the articles of Wikinews (WiNER-fr, CC BY 2.5), spread evenly between them.
"""

from __future__ import annotations

import json
import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from planted import planted

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTICLES = Path(__file__).parents[2] / "shared" / "corpora" / "winer-fr"
_ARTICLES = 20  # one dispatch in so many is an article, until there are no more
_DATE = 10  # characters of the day in the name of an article: 2018_03_24-001


def rows(count: int) -> Iterator[dict[str, object]]:
    """So many dispatches, one in twenty of them an article, as `guillemets batch` reads them from a line of JSON."""
    paths = sorted(ARTICLES.glob("*/*/*.txt"))[: count // _ARTICLES]
    invented = (one.record.dispatch for one in planted(count - len(paths)))
    every = count // len(paths) if paths else 0
    for number in range(count):
        turn, rest = divmod(number, every) if every else (0, 1)
        if rest == 0 and turn < len(paths):
            path = paths[turn]
            yield {"id": number, "text": path.read_text("utf-8"), "published": path.name[:_DATE].replace("_", "-")}
            continue
        dispatch = next(invented, None)
        if dispatch is None:
            return
        yield {"id": number, "text": dispatch.text, "published": dispatch.published}


def write_archive(path: Path, count: int) -> None:
    """Nothing; ``path`` holds so many dispatches, one a line."""
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in islice(rows(count), count))


if __name__ == "__main__":
    write_archive(Path(sys.argv[2]), int(sys.argv[1]))
