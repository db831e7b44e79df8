"""Which part of a photo is seen, and how large: pure sums between the photo's pixels and the widget's."""

from dataclasses import dataclass, replace

NEAREST = 16.0
"""Widget pixels to one of the photo, at most."""
STEP = 1.25
Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PhotoView:
    """A photo of `width` x `height` in a widget of `room`; `scale` widget pixels to one of the photo's."""

    width: float
    height: float
    room: Spot
    scale: float
    corner: Spot = (0.0, 0.0)  # where the photo's upper left corner lies in the widget

    def widget(self, at: Spot) -> Spot:
        return self.corner[0] + at[0] * self.scale, self.corner[1] + at[1] * self.scale

    def photo(self, at: Spot) -> Spot:
        return (at[0] - self.corner[0]) / self.scale, (at[1] - self.corner[1]) / self.scale

    @property
    def middle(self) -> Spot:
        """What of the photo is in the middle of the widget."""
        return self.inside(self.photo((self.room[0] / 2, self.room[1] / 2)))

    def inside(self, at: Spot) -> Spot:
        """The nearest spot that is on the photo."""
        return min(self.width, max(0.0, at[0])), min(self.height, max(0.0, at[1]))


def fitted(width: float, height: float, room: Spot) -> PhotoView:
    """The whole photo, as large as it goes."""
    return _settled(PhotoView(width, height, room, _fit_scale(width, height, room)))


def zoomed(view: PhotoView, factor: float, about: Spot) -> PhotoView:
    """Larger or smaller, with the spot of the widget `about` staying where it is; never smaller than fitted."""
    least = _fit_scale(view.width, view.height, view.room)
    scale = min(max(NEAREST, least), max(least, view.scale * factor))
    held = view.photo(about)
    corner = about[0] - held[0] * scale, about[1] - held[1] * scale
    return _settled(replace(view, scale=scale, corner=corner))


def moved(view: PhotoView, dx: float, dy: float) -> PhotoView:
    return _settled(replace(view, corner=(view.corner[0] + dx, view.corner[1] + dy)))


def resized(view: PhotoView, room: Spot) -> PhotoView:
    """In another room: as much larger than fitted as before."""
    larger = view.scale / _fit_scale(view.width, view.height, view.room)
    middle = view.middle
    grown = zoomed(fitted(view.width, view.height, room), larger, (room[0] / 2, room[1] / 2))
    return showing(grown, middle, margin=min(room) / 2)


def showing(view: PhotoView, at: Spot, margin: float = 32.0) -> PhotoView:
    """Moved just so far that a spot of the photo is seen."""
    x, y = view.widget(at)
    dx = max(0.0, margin - x) - max(0.0, x - (view.room[0] - margin))
    dy = max(0.0, margin - y) - max(0.0, y - (view.room[1] - margin))
    return moved(view, dx, dy)


def _fit_scale(width: float, height: float, room: Spot) -> float:
    return max(0.001, min(room[0] / width, room[1] / height))


def _settled(view: PhotoView) -> PhotoView:
    """No empty edge where there is photo to show; what is smaller than the room stands in its middle."""
    return replace(
        view,
        corner=(
            _settled_along(view.corner[0], view.width * view.scale, view.room[0]),
            _settled_along(view.corner[1], view.height * view.scale, view.room[1]),
        ),
    )


def _settled_along(corner: float, length: float, room: float) -> float:
    return (room - length) / 2 if length <= room else min(0.0, max(room - length, corner))
