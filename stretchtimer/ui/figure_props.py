"""Things in the room as marks: mat, chair, desk, rail, box, cushion, roller, strap and arrows.

Each thing that stands about a body has a part behind it and a part before it.
"""

from PySide6.QtGui import QPainterPath

from stretchtimer.core.figure.joints import Joints
from stretchtimer.core.figure.keyframes import Prop, Roller, Scene
from stretchtimer.core.figure.motion import Arrow
from stretchtimer.core.figure.points import Point, mix, place, step
from stretchtimer.ui.figure_colours import FigureColours
from stretchtimer.ui.figure_marks import Mark
from stretchtimer.ui.figure_paths import bar_path, disc_path, line_path, open_path, stroke

SEAT_H, SEAT_DEPTH, BACK_REST = 46.0, 42.0, 44.0
MAT_HALF, MAT_SHEAR = 7.5, 6.3
SHANK_OF_ARROW = 25.4


def mat_marks(scene: Scene, colours: FigureColours) -> list[Mark]:
    if scene.mat is None:
        return []
    x0, x1 = scene.mat
    path = QPainterPath()
    path.moveTo(x0, -MAT_HALF)
    path.lineTo(x1, -MAT_HALF)
    path.lineTo(x1 + MAT_SHEAR, MAT_HALF)
    path.lineTo(x0 + MAT_SHEAR, MAT_HALF)
    path.closeSubpath()
    edge = bar_path(x0 - 1.5, -MAT_HALF - 2.4, x1 - x0 + 3.0, 2.6, 1.3)
    return [Mark(path, colours.mat), Mark(stroke(path, 3.0), colours.mat), Mark(edge, colours.mat_edge)]


def back_marks(scene: Scene, colours: FigureColours) -> list[Mark]:
    """What stands behind the whole body."""
    found = band_stand(scene, colours)
    for prop in scene.props:
        found += _BACK[prop.kind](prop, colours) if prop.kind in _BACK else []
    return found


def before_trunk_marks(scene: Scene, colours: FigureColours) -> list[Mark]:
    """What lies before trunk and far limbs, and behind the near leg."""
    found: list[Mark] = []
    for prop in scene.props:
        found += _chair_front(prop, colours) if prop.kind == "chair" else []
    return found


def before_leg_marks(scene: Scene, colours: FigureColours) -> list[Mark]:
    """What lies before the near leg, and behind the near arm."""
    found: list[Mark] = []
    for prop in scene.props:
        found += _table_front(prop, colours) if prop.kind in ("desk", "worktop") else []
        found += _seat_from_front(prop, colours) if prop.kind == "chair_front" else []
    return found


def roller_marks(roller: Roller, depth: float, colours: FigureColours) -> list[Mark]:
    """It rolls half as far as the body slides."""
    x, r = mix(roller.x0, roller.x1, depth), roller.r
    turn = (roller.x0 - x) / r * 57.3
    rings = ((r, colours.prop_lt), (r * 0.70, colours.prop), (r * 0.46, colours.prop_dk))
    found = [Mark(disc_path((x + 2.2, r + 2.2), r), colours.prop_dk)]
    found += [Mark(disc_path((x, r), radius), colour) for radius, colour in rings]
    dots = QPainterPath()
    for k in range(8):
        dots.addPath(disc_path(step((x, r), turn + k * 45.0, r * 0.85), 0.75))
    return [*found, Mark(dots, colours.prop_dk)]


def strap_marks(joints: Joints, colours: FigureColours) -> list[Mark]:
    """From the hands round the ball of the foot and back."""
    leg, hands = joints.leg_near, joints.arm_near.palm
    loop = place(leg.ankle, leg.foot_dir, ((9.0, -0.6), (13.2, -3.6), (12.2, -8.3), (7.5, -8.2)))
    return [
        Mark(line_path((hands, loop[0]), 1.7), colours.strap),
        Mark(stroke(open_path(loop), 2.4), colours.strap),
        Mark(line_path((loop[3], hands), 1.7), colours.strap),
    ]


def band_stand(scene: Scene, colours: FigureColours) -> list[Mark]:
    """The post a band is fixed to."""
    if scene.band is None:
        return []
    x = scene.band[0]
    post, foot = bar_path(x - 2.0, 4.0, 4.0, 160.0, 2.0), bar_path(x - 12.0, 2.0, 24.0, 3.4, 1.7)
    return [Mark(post, colours.prop_dk), Mark(foot, colours.prop_dk)]


def band_marks(band: Point, hand: Point, colours: FigureColours) -> list[Mark]:
    return [Mark(line_path((band, hand), 2.4), colours.band), Mark(disc_path(band, 3.4), colours.prop)]


def arrow_marks(joints: Joints, arrow: Arrow, colours: FigureColours) -> list[Mark]:
    """Pressing away from the body, or drawing closer to it, beside the working leg's shank."""
    leg = joints.leg_near
    beside = step(leg.knee, leg.shank_dir, SHANK_OF_ARROW)
    away = leg.shank_dir - 90.0
    if arrow == "press":
        return _arrow(step(beside, away, 11.0), away, 15.0, colours)
    return _arrow(step(beside, away, 22.0), away + 180.0, 11.0, colours)


def _arrow(start: Point, angle: float, length: float, colours: FigureColours) -> list[Mark]:
    tip = step(start, angle, length)
    head = (step(tip, angle + 145.0, 6.2), tip, step(tip, angle - 145.0, 6.2))
    return [Mark(line_path(points, 2.6), colours.muscle_fibre) for points in ((start, tip), head)]


def _chair_back(chair: Prop, colours: FigureColours) -> list[Mark]:
    """Far legs and back rest; x is the seat's front edge."""
    f, x = chair.facing, chair.x
    back, rest = x - f * SEAT_DEPTH, SEAT_H + BACK_REST
    legs = [((px, SEAT_H - 3.0), (px, 3.5)) for px in (x - f * 4.0 + 3.0, back + f * 3.0 + 3.0)]
    posts = [*legs, ((back + f * 3.0, SEAT_H), (back - f * 3.0, rest))]
    found = [Mark(line_path(points, 3.4), colours.prop_dk) for points in posts]
    board = ((back + f * 0.4, SEAT_H + 20.0), (back - f * 3.0, rest))
    return [*found, Mark(line_path(board, 6.5), colours.prop)]


def _chair_front(chair: Prop, colours: FigureColours) -> list[Mark]:
    f, back = chair.facing, chair.x - chair.facing * SEAT_DEPTH
    left = min(chair.x, back)
    legs = ((chair.x - f * 4.0), (back + f * 3.0))
    return [
        *(Mark(line_path(((px, SEAT_H - 3.0), (px, -1.2)), 3.6), colours.prop) for px in legs),
        Mark(bar_path(left - 1.0, SEAT_H - 5.0, SEAT_DEPTH + 2.0, 5.4, 2.7), colours.prop_lt),
        Mark(bar_path(left - 1.0, SEAT_H - 5.6, SEAT_DEPTH + 2.0, 2.2, 1.1), colours.prop),
    ]


def _seat_from_front(chair: Prop, colours: FigureColours) -> list[Mark]:
    """The seat of a chair that stands before the figure, its back rest left out."""
    half = SEAT_DEPTH / 2
    legs = (chair.x - half + 3.0, chair.x + half - 3.0)
    return [
        *(Mark(line_path(((px, SEAT_H - 3.0), (px, -3.0)), 3.6), colours.prop) for px in legs),
        Mark(bar_path(chair.x - half - 1.0, SEAT_H - 5.0, SEAT_DEPTH + 2.0, 5.4, 2.7), colours.prop_lt),
        Mark(bar_path(chair.x - half - 1.0, SEAT_H - 5.6, SEAT_DEPTH + 2.0, 2.2, 1.1), colours.prop),
    ]


def _desk_back(desk: Prop, colours: FigureColours) -> list[Mark]:
    """The far leg and a screen."""
    x, w, h = desk.x, desk.w, desk.h
    screen = x + w * 0.66
    return [
        *_table_back(desk, colours),
        Mark(bar_path(screen - 1.4, h - 1.0, 2.8, 14.0, 1.0), colours.prop_dk),
        Mark(bar_path(screen - 10.0, h + 1.4, 20.0, 1.8, 0.9), colours.prop_dk),
        Mark(line_path(((screen + 2.0, h + 10.0), (screen - 2.0, h + 42.0)), 3.4), colours.prop_dk),
    ]


def _table_back(table: Prop, colours: FigureColours) -> list[Mark]:
    far = table.x + table.w - 9.0
    return [Mark(line_path(((far, table.h - 3.0), (far, 4.0)), 3.6), colours.prop_dk)]


def _table_front(table: Prop, colours: FigureColours) -> list[Mark]:
    x, w, h = table.x, table.w, table.h
    leg = x + w - 14.0
    return [
        Mark(line_path(((leg, h - 3.0), (leg, -1.5)), 4.0), colours.prop),
        Mark(bar_path(x, h - 3.0, w, 4.6, 2.3), colours.prop_lt),
        Mark(bar_path(x + 1.0, h - 3.4, w - 2.0, 2.0, 1.0), colours.prop),
    ]


def _rail(rail: Prop, colours: FigureColours) -> list[Mark]:
    x, h = rail.x, rail.h
    return [
        Mark(bar_path(x - 2.0, 5.0, 4.0, h - 2.0, 2.0), colours.prop_dk),
        Mark(bar_path(x - 13.0, 3.6, 26.0, 3.0, 1.5), colours.prop_dk),
        Mark(bar_path(x - 6.0, h, 24.0, 5.0, 2.5), colours.prop),
    ]


def _box(box: Prop, colours: FigureColours) -> list[Mark]:
    return [
        Mark(bar_path(box.x + 2.0, 2.4, box.w, box.h, 2.2), colours.prop_dk),
        Mark(bar_path(box.x, 0.0, box.w, box.h, 2.2), colours.prop_lt),
        Mark(bar_path(box.x, box.h - 3.0, box.w, 3.0, 1.5), colours.prop),
    ]


def _chair_beside(chair: Prop, colours: FigureColours) -> list[Mark]:
    return [*_chair_back(chair, colours), *_chair_front(chair, colours)]


def _desk_beside(desk: Prop, colours: FigureColours) -> list[Mark]:
    legs = [((x, desk.h - 3.0), (x, 4.0)) for x in (desk.x + 5.0, desk.x + desk.w - 5.0)]
    return [
        *(Mark(line_path(points, 3.6), colours.prop_dk) for points in legs),
        Mark(bar_path(desk.x, desk.h - 3.0, desk.w, 4.6, 2.3), colours.prop_lt),
        Mark(bar_path(desk.x + 1.0, desk.h - 3.4, desk.w - 2.0, 2.0, 1.0), colours.prop),
    ]


def _cushion(cushion: Prop, colours: FigureColours) -> list[Mark]:
    low = min(cushion.h / 2, 4.0)
    return [
        Mark(bar_path(cushion.x + 2.0, 2.0, cushion.w, cushion.h, low), colours.prop_dk),
        Mark(bar_path(cushion.x, 0.0, cushion.w, cushion.h, low), colours.prop_lt),
    ]


def _wall(wall: Prop, colours: FigureColours) -> list[Mark]:
    left = wall.x if wall.facing > 0 else wall.x - 14.0
    return [Mark(bar_path(left, -7.0, 14.0, wall.h, 2.0), colours.wall)]


_BACK = {
    "chair": _chair_back,
    "desk": _desk_back,
    "worktop": _table_back,
    "rail": _rail,
    "box": _box,
    "cushion": _cushion,
    "wall": _wall,
    "chair_beside": _chair_beside,
    "desk_beside": _desk_beside,
}
