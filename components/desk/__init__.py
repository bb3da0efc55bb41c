"""The facilitator's desk: frame, cue, plan, joining, the test of the room."""
