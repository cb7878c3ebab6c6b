from frame_bench import office

__all__ = ["office"]
