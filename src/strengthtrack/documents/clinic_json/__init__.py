"""The clinic, or one patient of it, as JSON that loses nothing: the format, how it is written and how it is read."""
