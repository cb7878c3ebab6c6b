from session_bench import bench

__all__ = ["bench"]
