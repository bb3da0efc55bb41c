"""The nouns of a workshop: frozen values, one module for each part of it."""
