"""StretchTimer: a guided stretching timer for stiff hamstrings and a sore lower back."""

__version__ = "0.1.0"
