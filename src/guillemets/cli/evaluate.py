"""``guillemets evaluate``: records measured against annotated dispatches."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from guillemets.evaluation import Judged
    from guillemets.model.record import Record

_HEADLINE = ("content_partial_f1", "content_exact_f1", "end_to_end_f1")


def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD_DIR", help="Annotated dispatches: ID.txt with ID.json, or with brat ID.ann.")
    ],
    pred: Annotated[
        Path | None,
        typer.Option(help="Predictions ID.json; without it the dispatches are read now.", show_default=False),
    ] = None,
    system: Annotated[
        str | None, typer.Option(help="What the system is called in the report.", show_default=False)
    ] = None,
    compare: Annotated[
        Path | None, typer.Option(help="Earlier predictions: say what was gained and lost.", show_default=False)
    ] = None,
    errors: Annotated[
        Path | None,
        typer.Option(help="Write each fault in its context: FILE.html as a page, else text.", show_default=False),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as one JSON object.")] = False,  # noqa: FBT002 -- a flag
    model: Annotated[
        str | None,
        typer.Option(envvar="GUILLEMETS_MODEL", help="Another spaCy model, by name or folder.", show_default=False),
    ] = None,
) -> None:
    """Measure records against annotated dispatches.

    Contents answer each other from half of their words on (partial) or with the same words (exact); end to end counts
    those whose speaker is right as well. The radar figures are counted as Radar de Parité counts. Intervals are 95 %
    bootstrap intervals over dispatches.

    Example: guillemets evaluate examples --errors errors.html
    """
    from guillemets.evaluation import judge_all, predict, read_gold, read_predictions

    dispatches = read_gold(gold)
    ids = [one.id for one in dispatches]
    judged = judge_all(dispatches, read_predictions(pred, ids) if pred else predict(dispatches, _reading(model)))
    before = judge_all(dispatches, read_predictions(compare, ids)) if compare else None
    name = system or (str(pred) if pred else "guillemets")
    if errors:
        _write_faults(errors, name, judged)
    typer.echo(_as_json(name, judged, before) if as_json else "\n".join(_table(name, judged, before)))


def _reading(model: str | None) -> Callable[[str, str | None], Record]:
    from guillemets.reader import load

    reader = load(model)
    return lambda text, published: reader.read(text, published=published)


def _table(name: str, judged: Sequence[Judged], before: Sequence[Judged] | None) -> list[str]:
    from guillemets.evaluation import compare, intervals, score
    from guillemets.evaluation.reports import change_lines, score_lines, slice_lines
    from guillemets.evaluation.slices import by_length, by_rule, by_type

    lines = [name, *score_lines(score(judged), intervals(judged, _HEADLINE))]
    for title, slices in (("type", by_type), ("length", by_length), ("rule", by_rule)):
        lines += ["", *slice_lines(title, slices(judged))]
    if before is not None:
        texts = {one.annotated.id: one.annotated.text for one in judged}
        lines += ["", *change_lines(compare(before, judged), texts)]
    return lines


def _as_json(name: str, judged: Sequence[Judged], before: Sequence[Judged] | None) -> str:
    import msgspec

    from guillemets.evaluation import compare, intervals, score
    from guillemets.evaluation.slices import by_length, by_rule, by_type

    whole = {
        "system": name,
        **score(judged).figures,
        "intervals": intervals(judged, _HEADLINE),
        "by_type": by_type(judged),
        "by_length": by_length(judged),
        "by_rule": by_rule(judged),
        "changes": None if before is None else compare(before, judged),
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=1).decode()


def _write_faults(path: Path, name: str, judged: Sequence[Judged]) -> None:
    """Write the faults beside the figures. Raises UsageError when the file cannot be written."""
    from guillemets.errors import UsageError
    from guillemets.evaluation import find_faults, score
    from guillemets.evaluation.pages import fault_page
    from guillemets.evaluation.reports import fault_lines

    faults = find_faults(judged)
    texts = {one.annotated.id: one.annotated.text for one in judged}
    if path.suffix.lower() in {".html", ".htm"}:
        page = fault_page(f"Faults of {name}", score(judged), faults, texts)
    else:
        page = "\n".join(fault_lines(faults, texts)) + "\n"
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot write: {error.strerror}", where=str(path), hint="choose another --errors") from None
    typer.echo(f"{len(faults)} faults in {path}", err=True)
