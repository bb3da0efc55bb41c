"""What is shipped: the worked example, the cast of a rehearsal, a start from a past workshop."""
