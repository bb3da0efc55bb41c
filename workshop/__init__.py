"""What is true of a workshop without a computer.

Nothing in this package reads a clock, draws a random number, or touches a file, a
network, a database or a screen. Everything here is a value or a pure function of
values, so it can be tested with literals and trusted in a room. What a process keeps is
the catalogue that `texts.speak` sets, and answers that are computed once (`memo`).
"""

__version__ = "0.1.0"
