"""What tests of printed pages share: a PDF read as a reader of it would, its text, fonts and sizes."""

import io
import math
from typing import Any

from pypdf import PdfReader

from stretchtimer.ui.fonts import load_inter
from stretchtimer.ui.ink import SMALLEST
from stretchtimer.ui.paper import PaintPages, PaperSize, pdf_of

POINTS = {PaperSize.A4: (595, 842), PaperSize.LETTER: (612, 792)}
LIGATURES = {"\N{MODIFIER LETTER DOUBLE APOSTROPHE}": "\N{RIGHT DOUBLE QUOTATION MARK}"}
"""Letters of which Inter has one shape for two."""


class Printed:
    """One PDF."""

    def __init__(self, content: bytes) -> None:
        self._reader = PdfReader(io.BytesIO(content))
        self.pages = len(self._reader.pages)
        self.text = "".join(page.extract_text() for page in self._reader.pages)
        self._bare = bare(self.text)

    def says(self, text: str) -> bool:
        """Whether a text can be found and copied; white space is the reader's own."""
        return bare(text) in self._bare

    def page_points(self) -> set[tuple[int, int]]:
        return {(round(page.mediabox.width), round(page.mediabox.height)) for page in self._reader.pages}

    def fonts(self) -> dict[str, bool]:
        """Every font by name, and whether it is in the file, with the letters its shapes stand for."""
        found: dict[str, bool] = {}
        for page in self._reader.pages:
            resources: Any = page["/Resources"]
            for font in resources["/Font"].values():
                (descendant,) = font["/DescendantFonts"]
                found[font["/BaseFont"]] = "/FontFile2" in descendant["/FontDescriptor"] and "/ToUnicode" in font
        return found

    def pictures(self) -> list[tuple[int, int]]:
        """Width and height of every picture of dots."""
        found: list[tuple[int, int]] = []
        for page in self._reader.pages:
            resources: Any = page["/Resources"]
            drawn = resources.get("/XObject", {}).values()
            found += [(one["/Width"], one["/Height"]) for one in drawn if one["/Subtype"] == "/Image"]
        return found

    def left_of(self, text: str) -> float:
        """Where on the first page a text begins, in points; of "", the very first."""
        places: list[float] = []

        def look(part: str, cm: list[float], tm: list[float], _font: object, _size: float) -> None:
            if part.strip() and part.strip().startswith(text):
                places.append(tm[4] * cm[0] + cm[4])

        self._reader.pages[0].extract_text(visitor_text=look)
        return places[0]

    def smallest(self) -> float:
        """Of all type, in points."""
        sizes: list[float] = []

        def look(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
            if text.strip():
                sizes.append(size * math.hypot(tm[2], tm[3]) * math.hypot(cm[2], cm[3]))

        for page in self._reader.pages:
            page.extract_text(visitor_text=look)
        return min(sizes)


def printed(paint: PaintPages, paper: PaperSize = PaperSize.A4, title: str = "A title") -> Printed:
    assert load_inter()
    return Printed(pdf_of(title, paper, paint))


def bare(text: str) -> str:
    for found, meant in LIGATURES.items():
        text = text.replace(found, meant)
    return "".join(text.split())


def assert_printable(pdf: Printed, paper: PaperSize, most_pages: int) -> None:
    """What holds of every page the program prints."""
    assert 1 <= pdf.pages <= most_pages
    assert pdf.page_points() == {POINTS[paper]}
    assert any("Inter" in name for name in pdf.fonts())
    assert all(pdf.fonts().values()), "every font is in the file, its text can be copied"
    assert pdf.smallest() >= SMALLEST - 0.01
