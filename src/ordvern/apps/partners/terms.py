"""The terms that hold now, and what of them a partner has not accepted yet."""

from .models import Partner, Terms, TermsVersion


def current_terms() -> list[TermsVersion]:
    """The newest version of each kind that was published."""
    found = (TermsVersion.objects.current(kind) for kind in Terms.values)
    return [terms for terms in found if terms is not None]


def unaccepted(partner: Partner) -> list[TermsVersion]:
    """The terms that hold now and that the partner has not accepted."""
    bound = set(partner.undertakings.values_list("terms", flat=True))
    return [terms for terms in current_terms() if terms.pk not in bound]
