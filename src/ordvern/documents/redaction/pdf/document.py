"""Redacts a whole PDF: strips it, finds the values, cuts the glyphs, checks every page again."""

import io
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import product

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

from ordvern.documents.formats.pdf_survey import BROKEN
from ordvern.documents.limits import Limits
from ordvern.documents.reason import Reason, Refused
from ordvern.documents.redaction.pdf.fonts import Font, NotUnderstood
from ordvern.documents.redaction.pdf.glyphs import Glyph, Holder, Walk, forms_of
from ordvern.documents.redaction.pdf.locate import Found, Origin, found_on, letters_on
from ordvern.documents.redaction.pdf.objects import redact_names, redact_strings, strip
from ordvern.documents.redaction.pdf.picture import make_picture
from ordvern.documents.redaction.pdf.rewrite import bars, redact_spoken, speaks, without_glyphs
from ordvern.documents.redaction.tally import Tally
from ordvern.documents.redaction.values import Values

CELL = 4.0  # points; the side of the squares that glyphs are sorted into to find one by place


def redact_pdf(
    content: bytes, values: Values, limits: Limits, pictures: Collection[int] = ()
) -> tuple[bytes, Tally]:
    """A copy without the values. Pages of numbers in `pictures` become pictures in any case.

    Raises `Refused`: encrypted, corrupt, too_complex; not_proven if on a page that has to become
    a picture there is no place to paint over.
    """
    try:
        with pikepdf.open(io.BytesIO(content), suppress_warnings=True) as pdf:
            if len(pdf.pages) > limits.pages:
                raise Refused(Reason.TOO_COMPLEX)
            return Surgery(pdf, values, set(pictures)).run()
    except pikepdf.PasswordError:
        raise Refused(Reason.ENCRYPTED) from None
    except (*BROKEN, pypdfium2.PdfiumError):
        raise Refused(Reason.CORRUPT) from None


@dataclass(slots=True)
class Surgery:
    """One document under redaction.

    Behind its own pages, one page for each form of the file is staged for a while: so that the
    appearance of a note, or a form that no page draws, is read and cut as a page is.
    """

    pdf: Pdf
    values: Values
    pictures: set[int]
    tally: Tally = field(default_factory=Tally)
    pages: int = 0
    fonts: dict[Holder, Font] = field(default_factory=dict)
    forms: dict[Holder, Object] = field(default_factory=dict)
    drawn: set[Holder] = field(default_factory=set)
    doomed: dict[Holder, set[Glyph]] = field(default_factory=lambda: defaultdict(set))

    def run(self) -> tuple[bytes, Tally]:
        self.pages = len(self.pdf.pages)
        strip(self.pdf, self.tally)
        self.tally.removed += redact_strings(self.pdf, self.values)
        self.tally.removed += redact_names(self.pdf, self.values)
        staged = self._stage()
        before = pypdfium2.PdfDocument(self._saved())
        found = [found_on(before, index, self._sought(index)) for index in range(len(before))]
        if not all(found[index].hits for index in self.pictures):
            raise Refused(Reason.NOT_PROVEN)
        self._mark(found)
        self._cut(found)
        self._redact_spoken()
        self._check(found, staged)
        self._make_pictures(before, found)
        before.close()
        self.tally.removed += sum(
            was.hits
            for index, was in enumerate(found)
            if index not in self.pictures and self._counts(index, staged)
        )
        del self.pdf.pages[self.pages :]
        self.tally.images += sum(_is_image(thing) for thing in self.pdf.objects)
        self.tally.images -= len(self.pictures)
        return self._saved(), self.tally

    def _sought(self, index: int) -> Values:
        """On a page where another reader saw what PDFium does not see as one value, its words."""
        return self.values.with_words() if index in self.pictures else self.values

    def _saved(self) -> bytes:
        out = io.BytesIO()
        self.pdf.save(
            out,
            compress_streams=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
        )
        return out.getvalue()

    def _stage(self) -> list[Object]:
        staged = list(forms_of(self.pdf))
        for form in staged:
            form["/Subtype"] = Name.Form
            box = form.get("/BBox", Array([0, 0, 1, 1]))
            page = self.pdf.add_blank_page(page_size=(200, 200))
            page.obj["/MediaBox"] = Array([-14_000, -14_000, 14_000, 14_000])
            page.obj["/Resources"] = Dictionary(XObject=Dictionary(Form=form))
            page.obj["/Contents"] = self.pdf.make_stream(b"/Form Do")
            form["/BBox"] = box
        return staged

    def _mark(self, found: list[Found]) -> None:
        """Find the glyphs of every marked place; a page where one is missing becomes a picture."""
        for index, page in enumerate(self.pdf.pages):
            if not found[index].hits or index in self.pictures:
                continue
            try:
                walk = Walk(self.fonts)
                glyphs = walk.page(page, index)
                doomed = _at(glyphs, found[index].origins)
            except (NotUnderstood, pikepdf.PikepdfError, RecursionError):
                self.pictures.add(index)
                continue
            self.forms |= walk.forms
            if index < self.pages:
                self.drawn |= walk.forms.keys()
            for glyph in doomed:
                self.doomed[glyph.holder].add(glyph)

    def _counts(self, index: int, staged: list[Object]) -> bool:
        """A form that pages draw counts there, not once more where it is staged."""
        return index < self.pages or staged[index - self.pages].objgen not in self.drawn

    def _cut(self, found: list[Found]) -> None:
        for holder, form in self.forms.items():
            if self.doomed[holder]:
                form.write(without_glyphs(form, self.doomed[holder]))
        for index, page in enumerate(self.pdf.pages):
            if index >= self.pages or index in self.pictures or not found[index].hits:
                continue
            content = without_glyphs(page, self.doomed[-1, index])
            content += bars(found[index].boxes)
            page.obj["/Contents"] = self.pdf.make_stream(content)

    def _redact_spoken(self) -> None:
        """Replacement texts inside content."""
        for page in self.pdf.pages:
            if speaks(_content(page)):
                content, removed = redact_spoken(page, self.values)
                if removed:
                    page.obj["/Contents"] = self.pdf.make_stream(content)
                    self.tally.removed += removed
        for form in forms_of(self.pdf):
            if speaks(form.read_bytes()):
                content, removed = redact_spoken(form, self.values)
                if removed:
                    form.write(content)
                    self.tally.removed += removed

    def _check(self, found: list[Found], staged: list[Object]) -> None:
        """Look again: pages where a value is left, or other letters went, become pictures; the
        appearance of a note where that is so is emptied."""
        after = pypdfium2.PdfDocument(self._saved())
        for index, was in enumerate(found):
            if not was.hits or index in self.pictures:
                continue
            is_left = found_on(after, index, self.values).hits > 0
            if is_left or letters_on(after, index) != was.rest:
                self.pictures.add(index)
        after.close()
        for index in {index for index in self.pictures if index >= self.pages}:
            staged[index - self.pages].write(b"")
            self.pictures.discard(index)
            self.tally.embedded += 1

    def _make_pictures(self, document: pypdfium2.PdfDocument, found: list[Found]) -> None:
        for index in sorted(self.pictures):
            make_picture(self.pdf, self.pdf.pages[index], document, index, found[index].boxes)
            self.tally.made_images += 1
            self.tally.removed += found[index].hits


def _at(glyphs: list[Glyph], origins: list[Origin]) -> set[Glyph]:
    """The glyphs that begin where marked characters do; raise `NotUnderstood` if one is missing."""
    cells: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        cells[int(glyph.x // CELL), int(glyph.y // CELL)].append(glyph)
    doomed: set[Glyph] = set()
    for origin in origins:
        columns, rows = _cells(origin.x, origin.reach), _cells(origin.y, origin.reach)
        near = (glyph for at in product(columns, rows) for glyph in cells.get(at, ()))
        # A font of a thousand points reaches over more squares than a page has letters.
        found = [
            glyph
            for glyph in (near if len(columns) * len(rows) < len(glyphs) else glyphs)
            if abs(glyph.x - origin.x) <= origin.reach and abs(glyph.y - origin.y) <= origin.reach
        ]
        if not found:
            raise NotUnderstood
        doomed.update(found)
    return doomed


def _cells(at: float, reach: float) -> range:
    return range(int((at - reach) // CELL), int((at + reach) // CELL) + 1)


def _content(page: Page) -> bytes:
    contents = page.obj.get("/Contents")
    streams = contents if isinstance(contents, Array) else [contents]
    return b"\n".join(each.read_bytes() for each in streams if isinstance(each, pikepdf.Stream))


def _is_image(thing: Object) -> bool:
    return isinstance(thing, pikepdf.Stream) and str(thing.get("/Subtype", "")) == "/Image"
