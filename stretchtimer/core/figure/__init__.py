"""The drawn figure as numbers: joint angles in, points in centimetres out.

It exists apart from the painter so that anatomy can be tested without a screen, and so that the window,
the terminal and the command line move the same body. Read in this order: `points`, `rig`, `pose`,
`joints`, `pins`, `keyframes`, `track`, `motion`; `front` is the same for exercises that are better seen
from the front.
"""
