"""The one place where things are built and handed over."""
