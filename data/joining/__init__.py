"""How a device becomes a person of a workshop, and who is connected."""
