"""Certificates: what was erased, and what remains, why and until when."""

from typing import Self

from django.db import models

from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.files.models import Folder
from ordvern.apps.files.need_to_know import known_to


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def visible_to(self, actor: Actor) -> Self:
        if actor.is_agency:
            return self.filter(known_to(actor))
        if actor.kind is ActorKind.CUSTOMER:
            return self.filter(folder__order__customer__account=actor.account)
        return self.none()


class Certificate(models.Model):
    """One folder's key is gone. Made once, in the transaction that notes the erasure.

    `facts` is the machine-readable part: ids, sizes, hashes of encrypted bytes, dates. `pdf` is
    the signed document, made by the worker; until then it is None.
    """

    folder = models.OneToOneField(Folder, on_delete=models.PROTECT, related_name="certificate")
    number = models.CharField(max_length=16)
    language = models.CharField(max_length=8)
    facts = models.JSONField()
    issued_at = models.DateTimeField()
    pdf = models.BinaryField(null=True)

    objects = CertificateQuerySet.as_manager()

    def __str__(self) -> str:
        return f"certificate:{self.pk}"
