"""The answer to a question: rows of one kind, as records, as an Arrow table, as a pandas frame."""

from __future__ import annotations

import types
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Generic, TypeVar, Union, get_args, get_origin, get_type_hints, overload

from guillemets.errors import UsageError

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Answer(Sequence[T], Generic[T]):
    """Rows in the order of the question; ``kind`` is the dataclass of a row, known for an empty answer too."""

    kind: type[T]
    rows: tuple[T, ...]

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...
    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        return self.rows[index]

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(field.name for field in fields(self.kind))  # type: ignore[arg-type]  # a dataclass, by contract

    def arrow(self) -> pa.Table:
        """The rows as an Arrow table, typed by the fields of the row."""
        import pyarrow as pa  # noqa: PLC0415 -- large, and needed here alone

        hints = get_type_hints(self.kind)
        schema = pa.schema([pa.field(name, _arrow_type(hints[name])) for name in self.columns])
        values = {name: [getattr(row, name) for row in self.rows] for name in self.columns}
        return pa.table(values, schema=schema)

    def pandas(self) -> pd.DataFrame:
        """The rows as a pandas frame. Raises UsageError where pandas is not installed."""
        try:
            import pandas as pd  # noqa: F401, PLC0415 -- installed or not
        except ImportError:
            raise UsageError("pandas is not installed", hint="pip install pandas") from None
        return self.arrow().to_pandas()


def _arrow_type(hint: object) -> pa.DataType:
    import pyarrow as pa  # noqa: PLC0415 -- large, and needed here alone

    if get_origin(hint) in {Union, types.UnionType}:
        hint = next(arm for arm in get_args(hint) if arm is not type(None))
    if get_origin(hint) is tuple:
        return pa.list_(_arrow_type(get_args(hint)[0]))
    by_type = {bool: pa.bool_(), int: pa.int64(), float: pa.float64()}
    return next((arrow for kind, arrow in by_type.items() if hint is kind), pa.string())
