"""The reading room: the pages that `guillemets serve` shows of a store, and their JSON."""
