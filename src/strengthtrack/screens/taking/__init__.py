"""Taking a chart out of the window: as a file, by the clipboard, by dragging, on paper."""
