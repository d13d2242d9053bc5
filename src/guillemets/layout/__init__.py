"""Stage 2 of 8. RawDispatch -> Dispatch: the parts of the dispatch."""

from guillemets.layout.read import read_layout

__all__ = ["read_layout"]
