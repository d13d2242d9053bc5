"""The flow. One dispatch goes through the stages in order, and the record comes out.

1. formats       bytes        -> RawDispatch    decoded text as it stands
2. layout        RawDispatch  -> Dispatch       the parts of the dispatch
3. language      Dispatch     -> Parsed         sentences, words, quotations, on the untouched text
4. attributions  Parsed       -> Statement*     who said what, sources as places
5. entities      Parsed + 4   -> Entity*        who the sources are
6. times         Dispatch     -> TimeExpression*
7. events        all before   -> Event*
8. assemble      all before   -> Record         every offset checked

No stage calls another; what one needs of another is handed to it here. Nothing here reads a clock, the network or
the environment.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guillemets.assemble import Draft, assemble
from guillemets.attributions import find_attributions
from guillemets.entities import find_entities
from guillemets.events import Scene, find_events
from guillemets.language import load_model, parse
from guillemets.layout import read_layout
from guillemets.lexicons import Lexicons, load_lexicons
from guillemets.lexicons.gazetteer import read_gazetteer
from guillemets.model.dispatch import PartKind
from guillemets.model.span import Span
from guillemets.times import find_times

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

    from guillemets.model.dispatch import Dispatch, RawDispatch
    from guillemets.model.office import Tenure
    from guillemets.model.record import Record


@dataclass(frozen=True, slots=True)
class Tools:
    """What the stages share between dispatches: the linguistic model and the words."""

    nlp: Language
    lexicons: Lexicons


def load_tools(model: str | None = None, gazetteer: Path | None = None, tenures: tuple[Tenure, ...] = ()) -> Tools:
    """Load the linguistic model (the default one, or ``model`` by name or path) and the lexicons; a few seconds.

    ``gazetteer`` is a file of the user's own persons and bodies, TSV or JSONL (docs/entities.md);
    ``tenures`` are offices that a store knows (``guillemets.store.offices.tenures``).
    Raises ModelError for the model, InputError or LexiconError for the gazetteer.
    """
    added = read_gazetteer(gazetteer) if gazetteer is not None else ()
    return Tools(load_model(model), load_lexicons(added, tenures))


def analyse(raw: RawDispatch, tools: Tools) -> Record:
    """Everything that the dispatch says, with the place where it says it."""
    words = tools.lexicons
    dispatch, unread = read_layout(raw, words)  # 2
    parsed, lone = parse(dispatch, tools.nlp, words)  # 3
    statements = find_attributions(parsed, words)  # 4
    cast = find_entities(parsed, statements.items, words)  # 5
    times = find_times(dispatch.text, published=dispatch.published, regions=_timed(dispatch))  # 6
    scene = Scene(statements=statements.items, cast=cast, times=times.items)
    happenings = find_events(parsed, scene, words)  # 7
    return assemble(
        Draft(
            dispatch=dispatch,
            statements=statements,
            cast=cast,
            times=times,
            happenings=happenings,
            refusals=(*unread, *lone),
        )
    )  # 8


def _timed(dispatch: Dispatch) -> list[Span]:
    """Where times are read: every part but credits and second copies; furniture may say when it changed."""
    return [Span(p.start, p.end) for p in dispatch.parts if p.kind is not PartKind.CREDIT and p.duplicate_of is None]
