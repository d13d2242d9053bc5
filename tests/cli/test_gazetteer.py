"""A newsroom's own people: named in a file, found in the record with their identifiers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from guillemets.cli.main import app

if TYPE_CHECKING:
    from pathlib import Path

DISPATCH = "Zora Quillet a démenti mardi tout retard du chantier. «Nous serons prêts», a ajouté Mme Quillet."


@pytest.mark.model
def test_ids_of_the_newsroom_stand_in_the_record(tmp_path: Path) -> None:
    people = tmp_path / "people.tsv"
    people.write_text(
        "name\taliases\tkind\tcountry\tgender\tids\nZora Quillet\t\tperson\tCHE\tf\twikidata:Q1\n", "utf-8"
    )
    text = tmp_path / "depeche.txt"
    text.write_text(DISPATCH, "utf-8")
    result = CliRunner().invoke(app, ["read", str(text), "--format", "json", "--gazetteer", str(people)])
    assert result.exit_code == 0, result.output
    entities = {entity["name"]: entity for entity in json.loads(result.stdout)["entities"]}
    assert entities["Zora Quillet"]["ids"] == {"wikidata": "Q1"}
    assert entities["Zora Quillet"]["country"] == "CHE"


def test_a_faulty_row_is_named_with_its_line(tmp_path: Path) -> None:
    people = tmp_path / "people.tsv"
    people.write_text("name\taliases\tkind\tcountry\tgender\tids\nZora Quillet\t\tplanet\t\t\t\n", "utf-8")
    text = tmp_path / "depeche.txt"
    text.write_text(DISPATCH, "utf-8")
    result = CliRunner().invoke(app, ["read", str(text), "--gazetteer", str(people)])
    assert result.exit_code != 0
    assert "people.tsv:2" in str(result.exception) + result.output
