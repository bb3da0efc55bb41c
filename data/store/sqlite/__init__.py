"""The SQLite engine: the only place that speaks SQL."""
