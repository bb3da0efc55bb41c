"""A vote: the ways to cast a ballot, the desk that leads it, the wall that shows it."""
