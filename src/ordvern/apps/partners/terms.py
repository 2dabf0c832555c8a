"""The terms that hold now, and what of them a partner has not accepted yet."""

from .models import Partner, Terms, TermsVersion


def current_terms() -> list[TermsVersion]:
    """The newest version of each kind that was published."""
    newest = {each.kind: each for each in TermsVersion.objects.order_by("published_at", "pk")}
    return [newest[kind] for kind in Terms.values if kind in newest]


def unaccepted(partner: Partner) -> list[TermsVersion]:
    """The terms that hold now and that the partner has not accepted."""
    bound = set(partner.undertakings.values_list("terms", flat=True))
    return [terms for terms in current_terms() if terms.pk not in bound]
