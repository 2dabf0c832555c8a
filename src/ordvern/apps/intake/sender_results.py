"""What a mail server that we trust found out about the sender of a letter (RFC 8601)."""

import re
from dataclasses import dataclass

from .letters import Letter

METHOD = re.compile(r"(?:^|[;\s])(spf|dkim|dmarc)\s*=\s*([a-z]+)", re.IGNORECASE)
COMMENT = re.compile(r"\([^()]*\)")
LONGEST = 12


@dataclass(frozen=True, slots=True)
class Results:
    """A word such as pass, fail or none for each method; empty if nobody looked."""

    spf: str = ""
    dkim: str = ""
    dmarc: str = ""

    @property
    def is_in_doubt(self) -> bool:
        """Whether the owner of the domain says that this is not from there."""
        if self.dmarc:
            return self.dmarc == "fail"
        return self.spf == "fail" and self.dkim != "pass"


def results_of(letter: Letter, *, trusted: str) -> Results:
    """The newest results written by the server called `trusted`.

    A sender can write such a header himself: those of other names are not looked at, and of
    ours only the first, which our server put on top of whatever stood there.
    """
    for value in letter.all("authentication-results"):
        name, _, rest = COMMENT.sub(" ", value).partition(";")
        if trusted and name.split()[:1] == [trusted]:
            found: dict[str, str] = {}
            for method, result in METHOD.findall(rest):
                found.setdefault(method.lower(), result.lower()[:LONGEST])
            return Results(**found)
    return Results()
