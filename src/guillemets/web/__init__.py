"""The reading room: a web application over a record store."""
