from faces_bench import made_page, testing_page
from frame_bench import office
from session_bench import bench

__all__ = ["bench", "made_page", "office", "testing_page"]
