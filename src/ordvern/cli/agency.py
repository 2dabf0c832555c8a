"""`ordvern account` and `ordvern statement`: what an agency needs before its first order."""

import click

from .complaints import Complaint
from .installation import require_home, set_up
from .words import _

ROLES = ("staff", "officer", "partner")
EXAMPLE = "\b\nExample:\n  ordvern {}"
DUTIES = ("project_manager", "translator", "finance", "owner")


@click.group("account")
def account() -> None:
    """Accounts of the agency's people and of partners; customers get theirs by ordering."""


@account.command("open", epilog=EXAMPLE.format("account open siri@byra.example --name Siri"))
@click.argument("email")
@click.option("--role", type=click.Choice(ROLES), default="staff", show_default=True)
@click.option(
    "--duty",
    "duties",
    type=click.Choice(DUTIES),
    multiple=True,
    help="What staff are there for; several may be given.  [default: project_manager, finance]",
)
@click.option("--name", default="", help="What colleagues see.")
@click.option("--language", type=click.Choice(["nb", "nn", "en"]), default="nb", show_default=True)
def open_one(*, email: str, role: str, duties: tuple[str, ...], name: str, language: str) -> None:
    """Open an account. Its owner sets a password by a code sent to the address."""
    set_up()
    require_home()
    from django.conf import settings
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email
    from django.utils import timezone

    from ordvern.apps.core.actors import SYSTEM, Role
    from ordvern.apps.core.duties import USUAL, Duty
    from ordvern.apps.core.usecases.open_account import AddressTaken, open_account

    try:
        validate_email(email)
        open_account(
            email,
            role=Role(role),
            name=name,
            language=language,
            duties=[Duty(each) for each in duties] or USUAL,
            actor=SYSTEM,
            now=timezone.now(),
        )
    except ValidationError:
        raise Complaint("that is not an e-mail address.") from None
    except AddressTaken:
        raise Complaint("there is an account with that address.") from None
    way = "password/reset/" if role in ("staff", "officer") else "login/code/"
    said = _("The account is open. First sign-in: {address}")
    click.echo(said.format(address=f"{settings.PUBLIC_URL}/konto/{way}"))


@account.command("close")
@click.argument("email")
def close_one(*, email: str) -> None:
    """Shut an account; whoever is signed in with it is out at the next click."""
    set_up()
    require_home()
    from django.utils import timezone

    from ordvern.apps.core.actors import SYSTEM
    from ordvern.apps.core.models import User
    from ordvern.apps.core.owners import LastOwner
    from ordvern.apps.core.states import NotAllowedNow
    from ordvern.apps.core.usecases.close_account import close_account

    user = User.objects.filter(email=email.strip().lower()).first()
    if user is None:
        raise Complaint("there is no account with that address.")
    try:
        close_account(user, actor=SYSTEM, now=timezone.now())
    except NotAllowedNow:
        raise Complaint("that account is shut already.") from None
    except LastOwner:
        raise Complaint("that is the last owner. Make somebody else owner first.") from None
    click.echo(_("The account is shut."))


@account.command("duties", epilog=EXAMPLE.format("account duties siri@byra.example owner"))
@click.argument("email")
@click.argument("duties", type=click.Choice(DUTIES), nargs=-1, required=True)
def set_duties(*, email: str, duties: tuple[str, ...]) -> None:
    """Give somebody of the staff these duties and no others."""
    set_up()
    require_home()
    from django.utils import timezone

    from ordvern.apps.core.actors import SYSTEM
    from ordvern.apps.core.duties import Duty
    from ordvern.apps.core.models import User
    from ordvern.apps.core.owners import LastOwner
    from ordvern.apps.core.states import NotAllowedNow
    from ordvern.apps.core.usecases.give_duties import give_duties

    user = User.objects.filter(email=email.strip().lower()).first()
    if user is None:
        raise Complaint("there is no account with that address.")
    chosen = [Duty(each) for each in duties]
    try:
        give_duties(user, duties=chosen, actor=SYSTEM, now=timezone.now())
    except NotAllowedNow:
        raise Complaint("that account is shut, or is not the staff's.") from None
    except LastOwner:
        raise Complaint("that is the last owner. Make somebody else owner first.") from None
    click.echo(_("The duties hold from now on."))


@click.group("statement")
def statement() -> None:
    """The agency's privacy statement."""


@statement.command("publish", epilog=EXAMPLE.format("statement publish 2026-12-01"))
@click.argument("version")
def publish(*, version: str) -> None:
    """Publish the sentences of today's promises as VERSION; orders from now on are bound to it.

    Until a version is published, nobody can send a request.
    """
    set_up()
    require_home()
    from django.db import IntegrityError
    from django.utils import timezone

    from ordvern.apps.core.actors import SYSTEM
    from ordvern.apps.statement.usecases.publish_statement import NotSetUp, publish_statement

    if not version or len(version) > 32 or not version.replace("-", "").isalnum():
        raise Complaint("a version is a date or a short name, for instance 2026-12-01.")
    try:
        publish_statement(version, actor=SYSTEM, now=timezone.now())
    except IntegrityError:
        raise Complaint("that version has been published; choose another name.") from None
    except NotSetUp as missing:
        raise Complaint(
            "what keeps these promises is not set up: {promises}.",
            "Set it up, or drop them at the pages of oversight.",
            promises=", ".join(missing.promises),
        ) from None
    click.echo(_("Version {version} holds from now on.").format(version=version))
