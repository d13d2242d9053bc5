"""Stage 1 of 8. Bytes -> RawDispatch: decoded text as it stands."""
