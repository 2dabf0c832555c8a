"""`ordvern verify`: whether a certificate of erasure is genuine, and what it says; offline."""

import json
from pathlib import Path

import click

from ordvern.vault.certificate import LARGEST, NoSignature, Verification, verify

from .complaints import Complaint, plain_name
from .words import _, told

EPILOG = """\b
Exit status: 0 the certificate holds, 1 it was changed or is by another signer,
2 the file bears no signature or the usage was wrong.

\b
Examples:
  ordvern verify certificate.pdf
  ordvern verify certificate.pdf --certificate agency.pem
  ordvern verify certificate.pdf --fingerprint 1f0c...e2
"""


@click.command("verify", epilog=EPILOG)
@click.argument("path", metavar="PDF", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--certificate", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The agency's certificate (PEM or DER), as it publishes it.",
)  # fmt: skip
@click.option("--fingerprint", help="Or its SHA-256 fingerprint, 64 hexadecimal digits.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def verify_command(
    *, path: Path, certificate: Path | None, fingerprint: str | None, as_json: bool
) -> int:
    """Verify a certificate of erasure, without a network.

    Tells whether the PDF is unchanged, whole, and signed by the agency whose certificate or
    fingerprint you give; and what it says was erased.
    """
    with path.open("rb") as file:
        pdf = file.read(LARGEST + 1)
    try:
        seen = verify(pdf, trusted=certificate.read_bytes() if certificate else fingerprint)
    except NoSignature as problem:
        raise Complaint(
            "{file}: {problem}.",
            "Take the file as the agency sent it.",
            file=plain_name(str(path)),
            problem=told(str(problem)),
        ) from None
    except ValueError:
        raise Complaint(
            "the certificate or fingerprint is not one.", "Take it from the agency's own pages."
        ) from None
    for line in [_as_json(seen)] if as_json else _lines(seen):
        click.echo(line)
    return 0 if seen.holds else 1


def _lines(seen: Verification) -> list[str]:
    made = f"{seen.signed_at:%Y-%m-%d %H:%M %Z}" if seen.signed_at else _("an unknown time")
    facts = seen.statement or {}
    return [
        _verdict(seen),
        _("  signer       {name}").format(name=plain_name(seen.signer_name)),
        _("  fingerprint  {digits}").format(digits=seen.fingerprint),
        _("  signed at    {time} (by the signer's own clock)").format(time=made),
        *(f"  {line}" for line in _facts(facts)),
    ]


def _verdict(seen: Verification) -> str:
    if not seen.intact:
        return click.style(_("CHANGED: this is not what was signed."), fg="red")
    if not seen.covers_whole_document:
        return click.style(_("EXTENDED: something was added after it was signed."), fg="red")
    if seen.trusted is False:
        return click.style(_("ANOTHER SIGNER: it is not by the one you named."), fg="red")
    if seen.trusted is None:
        return click.style(
            _("Unchanged and whole. Compare the fingerprint with the one the agency publishes."),
            fg="yellow",
        )
    return click.style(_("Genuine: unchanged, whole, and signed by the one you named."), fg="green")


def _facts(facts: dict[str, object], indent: str = "") -> list[str]:
    """The facts as the certificate has them, one a line."""
    lines = []
    for name, value in facts.items():
        entries = value if isinstance(value, list) else [value]
        for entry in entries:
            inner = _facts(entry, indent + "  ") if isinstance(entry, dict) else None
            lines.append(f"{indent}{plain_name(name)}" + ("" if inner else f": {_text(entry)}"))
            lines.extend(inner or ())
    return lines


def _text(value: object) -> str:
    return "-" if value is None else plain_name(str(value))


def _as_json(seen: Verification) -> str:
    return json.dumps(
        {
            "holds": seen.holds,
            "intact": seen.intact,
            "covers_whole_document": seen.covers_whole_document,
            "trusted": seen.trusted,
            "signer": seen.signer_name,
            "fingerprint": seen.fingerprint,
            "signed_at": seen.signed_at.isoformat() if seen.signed_at else None,
            "statement": seen.statement,
        },
        ensure_ascii=False,
    )
