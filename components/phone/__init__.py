"""A participant's own phone."""
