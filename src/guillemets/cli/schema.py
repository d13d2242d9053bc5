"""``guillemets schema``: the contract of the record as JSON Schema."""

from __future__ import annotations

import typer


def schema() -> None:
    """Print the JSON Schema (draft 2020-12) of the record.

    Example: guillemets schema > record.schema.json
    """
    import msgspec

    from guillemets.model.record import json_schema

    typer.echo(msgspec.json.format(msgspec.json.encode(json_schema()), indent=2).decode())
