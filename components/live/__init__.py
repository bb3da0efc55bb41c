"""The live socket's half in the browser: the bar, the outbox, drafts, clocks, keys."""
