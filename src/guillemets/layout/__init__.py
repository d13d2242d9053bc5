"""Stage 2 of 8. RawDispatch -> Dispatch: the parts of the dispatch."""
