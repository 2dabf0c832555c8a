"""How often one address may send us something, counted in memory under a keyed hash."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

TIMES = 20
WITHIN = 300  # seconds


def is_too_often(request: HttpRequest, action: str) -> bool:
    """Count one more try; whether it is over the limit of the last few minutes."""
    address = get_adapter().get_client_ip(request)
    key = f"limit:{salted_hmac(action, address).hexdigest()}"
    if cache.add(key, 1, WITHIN):
        return False
    try:
        return int(cache.incr(key)) > TIMES
    except ValueError:  # it ran out just now
        return False
