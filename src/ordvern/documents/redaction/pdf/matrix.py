"""The affine matrices of PDF (ISO 32000-1, 8.3.4): [a b c d e f] as a tuple."""

from typing import NamedTuple


class Matrix(NamedTuple):
    """Maps (x, y) to (ax + cy + e, bx + dy + f)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def then(self, other: "Matrix") -> "Matrix":
        """First this mapping, then the other."""
        return Matrix(
            self.a * other.a + self.b * other.c,
            self.a * other.b + self.b * other.d,
            self.c * other.a + self.d * other.c,
            self.c * other.b + self.d * other.d,
            self.e * other.a + self.f * other.c + other.e,
            self.e * other.b + self.f * other.d + other.f,
        )

    def moved(self, x: float, y: float) -> "Matrix":
        """This mapping, after a shift by (x, y)."""
        return self._replace(e=x * self.a + y * self.c + self.e, f=x * self.b + y * self.d + self.f)

    def place(self, x: float, y: float) -> tuple[float, float]:
        return x * self.a + y * self.c + self.e, x * self.b + y * self.d + self.f


IDENTITY = Matrix()
