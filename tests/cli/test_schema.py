"""``guillemets schema``: a schema that is one, that records meet, and that refuses what is none."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator, ValidationError

from build import sample
from runs import Command


@pytest.fixture
def schema(command: Command) -> dict[str, object]:
    return json.loads(command("schema").out)


def test_schema_is_one(schema: dict[str, object]):
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_records_meet_it(schema: dict[str, object]):
    Draft202012Validator(schema).validate(json.loads(sample().to_json()))


@pytest.mark.parametrize("field", ["dispatch", "schema_version"])
def test_what_is_no_record_is_refused(schema: dict[str, object], field: str):
    record = json.loads(sample().to_json())
    record[field] = 7
    with pytest.raises(ValidationError):
        Draft202012Validator(schema).validate(record)


def test_unknown_act_is_refused(schema: dict[str, object]):
    record = json.loads(sample().to_json())
    record["attributions"][0]["act"] = "sings"
    with pytest.raises(ValidationError):
        Draft202012Validator(schema).validate(record)
