"""The register of partners: who they are, what they can, what binds them."""

from .details import (
    Absence,
    Authorisation,
    LanguagePair,
    Rate,
    Subject,
    SubjectField,
    TransferGround,
    Unit,
    WorkKind,
)
from .partner import Partner, PartnerQuerySet, law_pack
from .undertakings import StatementAcceptance, Terms, TermsText, TermsVersion, Undertaking

__all__ = [
    "Absence",
    "Authorisation",
    "LanguagePair",
    "Partner",
    "PartnerQuerySet",
    "Rate",
    "StatementAcceptance",
    "Subject",
    "SubjectField",
    "Terms",
    "TermsText",
    "TermsVersion",
    "TransferGround",
    "Undertaking",
    "Unit",
    "WorkKind",
    "law_pack",
]
