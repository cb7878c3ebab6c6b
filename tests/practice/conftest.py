from frame_bench import office
from session_bench import bench

__all__ = ["bench", "office"]
