"""How severe a breach is: context of the data times ease of identification plus circumstances.

Source: ENISA, Recommendations for a methodology of the assessment of severity of personal data
breaches, December 2013, chapters 3 and 4: SE = DPC x EI + CB, with four levels. The steps from a
level to the duties of Art. 33 and 34 are ours, for ENISA draws none: low needs no report ("unlikely
to result in a risk"), from high on the persons are told. Looked at 2026-11-22.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Level(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    VERY_HIGH = "very_high"


class Context(StrEnum):
    """What the data are, with ENISA's starting score."""

    SIMPLE = "1"
    BEHAVIOURAL = "2"
    FINANCIAL = "3"
    SENSITIVE = "4"


class Ease(StrEnum):
    """How easily somebody who has the data can tell whom they are about."""

    NEGLIGIBLE = "0.25"
    LIMITED = "0.50"
    SIGNIFICANT = "0.75"
    MAXIMUM = "1.00"


class Loss(StrEnum):
    """How far confidentiality, integrity or availability is lost."""

    NONE = "0.00"
    PARTLY = "0.25"
    FULLY = "0.50"


MALICIOUS = Decimal("0.50")
LEVELS = (
    (Decimal(4), Level.VERY_HIGH),
    (Decimal(3), Level.HIGH),
    (Decimal(2), Level.MEDIUM),
)


@dataclass(frozen=True, slots=True)
class Weighing:
    """What the score is made of. `is_unintelligible`: encrypted, and the key is safe."""

    context: Context
    ease: Ease
    confidentiality: Loss = Loss.NONE
    integrity: Loss = Loss.NONE
    availability: Loss = Loss.NONE
    is_malicious: bool = False
    is_unintelligible: bool = False

    @property
    def score(self) -> Decimal:
        losses = (self.confidentiality, self.integrity, self.availability)
        circumstances = sum((Decimal(loss) for loss in losses), Decimal(0))
        circumstances += MALICIOUS if self.is_malicious else 0
        return Decimal(self.context) * Decimal(self.ease) + circumstances

    @property
    def level(self) -> Level:
        return next((level for least, level in LEVELS if self.score >= least), Level.LOW)

    @property
    def asks_for_report(self) -> bool:
        """Art. 33(1): unless a risk is unlikely. Data nobody can read, still at hand, bear none."""
        if self.is_unintelligible and self.availability is Loss.NONE:
            return False
        return self.level is not Level.LOW

    @property
    def asks_for_notices(self) -> bool:
        """Art. 34(1): a high risk; not where the data are unintelligible, Art. 34(3)(a)."""
        return self.level in (Level.HIGH, Level.VERY_HIGH) and not self.is_unintelligible
