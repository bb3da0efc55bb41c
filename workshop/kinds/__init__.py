"""Kinds of entities and items, described as data: their fields, words, and who may see them."""
