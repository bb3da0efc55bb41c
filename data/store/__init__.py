"""The log of events and how it is kept, on an engine behind one small protocol."""
