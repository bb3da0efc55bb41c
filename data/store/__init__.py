"""The log of events and how it is kept: the one place that knows of SQLite."""
