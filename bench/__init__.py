"""How fast it is: numbers with targets, measured on real parts (docs/benchmarks.md)."""
