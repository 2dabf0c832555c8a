"""Letters for the tests: of people, of machines, and broken ones."""

from email.message import EmailMessage

OLA = "Ola Vik <ola@kunde.example>"
BOX = "post@byra.example"


def made(
    text: str = "Hei, kan dere oversette dette til fransk?",
    *files: tuple[str, bytes],
    sender: str = OLA,
    subject: str = "Vitnemål",
    ident: str = "<1@kunde.example>",
    **headers: str,
) -> bytes:
    """A message; header names are given with ``_`` for ``-``."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, BOX, subject
    if ident:
        message["Message-ID"] = ident
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    for name, content in files:
        message.add_attachment(content, maintype="text", subtype="plain", filename=name)
    return message.as_bytes()
