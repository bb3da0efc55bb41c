"""Kinds of things, described as data: their fields, words, and who may see them."""
