"""What a room writes and finds out in the five steps, a module for each kind of it."""
