"""The clinic review: all courses of care by programme, with nobody named."""
