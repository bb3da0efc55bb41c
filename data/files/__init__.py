"""Files that leave the house, and the one that comes back."""
