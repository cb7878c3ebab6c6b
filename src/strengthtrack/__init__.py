"""Hip strength from a handheld dynamometer, beside pain, across a programme."""

__version__ = "0.1.0"
