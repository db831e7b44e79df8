"""StretchTimer: a guided stretching timer for stiff hamstrings and a sore lower back."""
