"""The library's front door: texts, bytes or files in, records out, one model kept between calls."""

from __future__ import annotations

import gc
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from guillemets.errors import InputError
from guillemets.formats import InputOptions, read_one, read_text, refused
from guillemets.model.dispatch import Origin, RawDispatch
from guillemets.model.refusal import RefusedInput
from guillemets.pipeline import analyse, load_tools

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from guillemets.model.office import Tenure
    from guillemets.model.record import Record
    from guillemets.pipeline import Tools


class Reader:
    """Reads dispatches. The linguistic model is loaded at the first reading and kept.

    ``model`` names another spaCy pipeline or the folder of one; None takes the one that the package ships with.
    ``gazetteer`` is a file of the user's own persons and bodies, TSV or JSONL (docs/entities.md); ``tenures`` are the
    offices that a store knows.
    """

    def __init__(
        self, model: str | None = None, gazetteer: Path | None = None, tenures: tuple[Tenure, ...] = ()
    ) -> None:
        self._model = model
        self._gazetteer = gazetteer
        self._tenures = tenures

    @cached_property
    def tools(self) -> Tools:
        """The model and the words, loaded when first asked for.

        Raises ModelError when the model cannot be loaded, InputError or LexiconError for a faulty gazetteer.
        """
        return load_tools(self._model, self._gazetteer, self._tenures)

    def read(self, source: str | bytes | Path, *, published: str | None = None, origin: Origin | None = None) -> Record:
        """The record of one dispatch.

        ``source`` is the text itself (str), the bytes of a file, or the path of one, in any format that holds one
        dispatch (docs/formats.md). ``published`` is an ISO 8601
        date or instant for dispatches that do not carry theirs. Offsets in the record are half-open, in code points.
        Raises InputError when the source cannot be read as a dispatch, ModelError when the model cannot be loaded.

        >>> record = Reader().read("«Nous ne céderons pas», a prévenu la ministre Lucia Arnold.")
        >>> [c.text for c in record.attributions[0].content]
        ['«Nous ne céderons pas»']
        """
        return analyse(raw_dispatch(source, published=published, origin=origin), self.tools)

    def read_many(
        self, sources: Iterable[str | bytes | Path | RawDispatch | RefusedInput]
    ) -> Iterator[Record | RefusedInput]:
        """One outcome for each source, in order: its record, or why there is none. A bad input stops nothing.

        What is refused already is handed on. Raises ModelError when the model cannot be loaded, InputError or
        LexiconError for a faulty gazetteer.

        >>> outcomes = Reader().read_many(["Berne se tait, selon l'ATS.", Path("depeche-perdue.txt")])
        >>> [type(outcome).__name__ for outcome in outcomes]
        ['Record', 'RefusedInput']
        """
        for source in sources:
            match source:
                case RefusedInput():
                    yield source
                case RawDispatch():
                    yield self._outcome(source, source.origin)
                case _:
                    yield self._outcome(source, _origin(source))

    def _outcome(self, source: str | bytes | Path | RawDispatch, origin: Origin) -> Record | RefusedInput:
        tools = self.tools
        try:
            return analyse(source if isinstance(source, RawDispatch) else raw_dispatch(source), tools)
        except InputError as error:
            return refused(error, origin)


def raw_dispatch(
    source: str | bytes | Path, *, published: str | None = None, origin: Origin | None = None
) -> RawDispatch:
    """The text of a source. Raises InputError when the file or the bytes cannot be read or hold several dispatches."""
    origin = origin or _origin(source)
    if isinstance(source, str):
        return read_text(source, origin, published=published)
    return read_one(source, origin, InputOptions(published=published))


def load(model: str | None = None, gazetteer: Path | None = None) -> Reader:
    """A reader whose model is already loaded, to be kept between calls. Raises ModelError when it cannot be.

    ``model`` and ``gazetteer`` are those of Reader; InputError or LexiconError tells of a faulty gazetteer. What is
    loaded stays for good, so Python's collector is told to look at it no more (``gc.freeze``): reading is a tenth
    faster for it.

    >>> reader = load()
    >>> [len(reader.read(text).attributions) for text in ("Il pleut.", "Il pleut, selon le maire.")]
    [0, 1]
    """
    reader = Reader(model, gazetteer)
    _ = reader.tools
    gc.collect()
    gc.freeze()
    return reader


def read(source: str | bytes | Path, *, published: str | None = None) -> Record:
    """The record of one dispatch, read with the default model, which is kept for the next call.

    See Reader.read for arguments and errors.

    >>> record = read("«Nous ne céderons pas», a prévenu la ministre Lucia Arnold.")
    >>> record.attributions[0].speaker.name
    'Lucia Arnold'
    """
    return _default().read(source, published=published)


@cache
def _default() -> Reader:
    return Reader()


def _origin(source: str | bytes | Path) -> Origin:
    return Origin(path=str(source)) if isinstance(source, Path) else Origin()
