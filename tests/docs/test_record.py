"""docs/record.md explains every field and every value of the contract, and nothing that is not in it."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from guillemets.model.record import json_schema
from guillemets.model.refusal import RefusedInput

DOCUMENT = (Path(__file__).parents[2] / "docs" / "record.md").read_text("utf-8")
FIRST_CELL = re.compile(r"^\| `([^`]+)` \|", re.MULTILINE)


def contract() -> dict[str, set[str]]:
    """Each type of the contract with its fields, or its values where it is a closed set."""
    schema = json_schema()
    refused = msgspec.json.schema(RefusedInput)["$defs"]["RefusedInput"]
    types = {"Record": schema, "RefusedInput": refused, **schema["$defs"]}
    return {name: set(kind.get("properties", kind.get("enum", []))) for name, kind in types.items()}


def documented() -> dict[str, set[str]]:
    """Each heading of the second level with the names in the first column below it."""
    sections = re.split(r"^## (.+)$", DOCUMENT, flags=re.MULTILINE)[1:]
    return {name: set(FIRST_CELL.findall(body)) for name, body in zip(sections[::2], sections[1::2], strict=True)}


def test_every_type_has_its_section_and_no_other_is_there():
    assert set(documented()) == set(contract())


@pytest.mark.parametrize("name", sorted(contract()))
def test_section_explains_exactly_what_the_contract_holds(name: str):
    assert documented()[name] == contract()[name]
