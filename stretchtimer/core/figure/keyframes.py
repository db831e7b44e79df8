"""What an exercise's [figure] table says: its key poses, and what stands around the body.

A figure has a usual form and, for most, an easier one; a stretch also has a ghost, the commonest fault.
"""

from dataclasses import dataclass, field
from typing import Literal

from stretchtimer.core.exercise import Side
from stretchtimer.core.figure.front import FrontPose
from stretchtimer.core.figure.motion import Motion
from stretchtimer.core.figure.pins import Pins
from stretchtimer.core.figure.points import Box, Point
from stretchtimer.core.figure.pose import Pose
from stretchtimer.core.figure.resting import Rests

FormName = Literal["usual", "easier", "ghost"]
Muscle = Literal["hamstrings", "quads", "calves", "glutes", "lower_back", "core", "obliques"]
PropKind = Literal[
    "chair", "desk", "worktop", "rail", "box", "cushion", "wall", "chair_front", "chair_beside", "desk_beside"
]
DepthRule = Literal["leg_raise", "knee", "hinge", "fold"]
Hand = Literal["open", "grip", "palm_down"]


@dataclass(frozen=True, slots=True)
class Prop:
    """A thing in the room. x: its front edge; facing: +1 when its user looks to the right.

    A thing `beside` stands wholly behind the body; `chair_front` is seen from the front. w and h mean what the
    kind needs.
    """

    kind: PropKind
    x: float
    facing: int = 1
    w: float = 0.0
    h: float = 0.0


@dataclass(frozen=True, slots=True)
class Roller:
    """A foam roller under the legs, from x0 at the start to x1 at the full pose."""

    x0: float
    x1: float
    r: float


@dataclass(frozen=True, slots=True)
class Scene:
    """What is drawn besides the body, and how its parts lie over each other."""

    mat: tuple[float, float] | None = None
    props: tuple[Prop, ...] = ()
    roller: Roller | None = None
    band: Point | None = None
    strap: bool = False
    arrows: bool = False
    hand_near: Hand = "open"
    hand_far: Hand = "open"
    arm_behind_leg: bool = False
    lying_on_side: bool = False
    flank: int = 0
    """Front view: which flank works, -1 the viewer's left, +1 the right, 0 both."""
    rests: Rests | None = None
    """Lying on the side: what holds the body up, and so stays where it is."""


@dataclass(frozen=True, slots=True)
class KeyPose:
    """One key pose of the side view with its contacts."""

    pose: Pose
    pins: Pins = field(default_factory=Pins)


@dataclass(frozen=True, slots=True)
class Form:
    """One way of doing the exercise: from `start` to `full` and back.

    Both poses are of the same view. `other` is the second extreme of an alternating exercise where near
    and far cannot simply change places (turning away from the viewer).
    """

    start: KeyPose | FrontPose
    full: KeyPose | FrontPose
    scene: Scene
    viewport: Box
    motion: Motion
    other: KeyPose | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """The drawn figure of one exercise. From the side the near leg is the working leg, and that is the right one."""

    exercise_id: str
    sided: bool
    highlight: tuple[Muscle, ...]
    usual: Form
    easier: Form | None = None
    ghost: Form | None = None
    fault: str = ""
    """Which fault the ghost shows, as a key for words."""
    depth: DepthRule | None = None
    """By which rule the usual form follows the user's own measurement."""
    drawn: Side = Side.RIGHT
    """The side that works as its file has it: a body that faces us and rests on its lower arm may show the left."""

    def form(self, name: FormName) -> Form:
        """The form asked for; the usual one where the exercise has no such form."""
        chosen = {"usual": self.usual, "easier": self.easier, "ghost": self.ghost}[name]
        return chosen or self.usual

    def is_mirrored(self, side: Side) -> bool:
        """Whether the drawing is turned about for the side that works now."""
        return self.sided and side is self.drawn.other
