"""The page of measured speed says for each table which command prints it, and the command knows that table."""

from __future__ import annotations

import re

from measured import Table
from scaling import MEASURES
from speed_page import page

TABLES = [Table(name=name, title=f"Of {name}", heads=("texts", "words"), rows=(("all", 1200),)) for name in MEASURES]


def test_each_table_stands_under_its_title_and_its_command() -> None:
    parts = page(TABLES).split("\n## ")[1:]
    assert [part.partition("\n")[0] for part in parts] == [table.title for table in TABLES]
    assert [re.findall(r"`python eval/scaling\.py --only (\w+)`", part) for part in parts] == [
        [name] for name in MEASURES
    ]
    assert all("| all | 1,200 |" in part for part in parts)
