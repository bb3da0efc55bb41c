"""Devices that come in: their tokens, codes, knocks and claims, and who is connected."""
