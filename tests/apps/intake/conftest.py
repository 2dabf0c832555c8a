"""A real mail server (Dovecot) and a real catcher of mail, both on this machine only."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

DOVECOT = shutil.which("dovecot") or "/usr/sbin/dovecot"
NAMES = "subjectAltName=IP:127.0.0.1,DNS:localhost"
MAKE_CERTIFICATE = [
    *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
    *("-subj", "/CN=localhost", "-addext", NAMES),
]
PASSWORD = "en-lang-frase-om-fjell"
CONF = """
protocols = imap
listen = 127.0.0.1
base_dir = {home}/run
state_dir = {home}/state
log_path = {home}/dovecot.log
default_internal_user = {internal}
default_internal_group = {group}
default_login_user = {login}
mail_location = maildir:{home}/mail
mail_uid = {uid}
mail_gid = {gid}
first_valid_uid = 0
first_valid_gid = 0
ssl = {ssl}
disable_plaintext_auth = no
{certificate}
auth_mechanisms = plain login
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={home}/mail
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server with one mailbox, whose files lie in `mail`."""

    port: int
    tls_port: int
    mail: Path
    certificate: Path

    def deliver(self, raw: bytes, name: str, folder: str = "") -> Path:
        """Put a message into the mailbox as a delivery agent would."""
        new = self.mail / folder / "new"
        for part in ("new", "cur", "tmp"):
            _ours(self.mail / folder / part)
        path = new / name
        path.write_bytes(raw)
        os.chown(path, *_owner())
        return path

    def lying_in(self, folder: str = "") -> int:
        where = self.mail / folder
        return sum(len(list((where / part).glob("*"))) for part in ("new", "cur"))


def _owner() -> tuple[int, int]:
    """Dovecot keeps mail as nobody where the tests run as root, else as whoever runs them."""
    if os.getuid():
        return os.getuid(), os.getgid()
    nobody = pwd.getpwnam("nobody")
    return nobody.pw_uid, nobody.pw_gid


def _ours(path: Path) -> None:
    path.mkdir(parents=True, exist_ok=True)
    for each in (path, path.parent):
        os.chown(each, *_owner())


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _certificate(home: Path) -> tuple[Path, Path]:
    key, certificate = home / "key.pem", home / "certificate.pem"
    subprocess.run(
        [*MAKE_CERTIFICATE, "-keyout", str(key), "-out", str(certificate)],
        check=True,
        capture_output=True,
    )
    return key, certificate


@pytest.fixture(scope="session")
def dovecot() -> Iterator[Server]:
    if not Path(DOVECOT).exists():
        pytest.skip("no Dovecot: apt install dovecot-imapd to run the tests of the mailbox")
    # Not among pytest's folders: those are shut to the account that Dovecot keeps mail as.
    home = Path(tempfile.mkdtemp(prefix="ordvern-dovecot-"))
    home.chmod(0o755)
    key, certificate = _certificate(home)
    server = Server(free_port(), free_port(), home / "mail", certificate)
    _ours(home / "mail")
    (home / "dovecot.conf").write_text(_conf(home, server, key))
    process = subprocess.Popen([DOVECOT, "-F", "-c", str(home / "dovecot.conf")])
    try:
        _wait_for(server.port, home)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=20)
        shutil.rmtree(home, ignore_errors=True)


def _conf(home: Path, server: Server, key: Path) -> str:
    root = os.getuid() == 0
    me = pwd.getpwuid(os.getuid()).pw_name
    uid, gid = _owner()
    return CONF.format(
        home=home,
        internal="dovecot" if root else me,
        group="dovecot" if root else me,
        login="dovenull" if root else me,
        uid=uid,
        gid=gid,
        ssl="yes",
        certificate=f"ssl_cert = <{server.certificate}\nssl_key = <{key}",
        password=PASSWORD,
        port=server.port,
        tls_port=server.tls_port,
    )


def _wait_for(port: int, home: Path) -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    log = home / "dovecot.log"
    raise AssertionError(log.read_text() if log.exists() else "Dovecot did not start")


@pytest.fixture
def mailbox(dovecot: Server, agency: Path, settings: Any) -> Server:
    """The server with an empty mailbox, which the agency's settings name."""
    for folder in ["", ".Ordvern-tatt-inn", ".Ordvern-til-side"]:
        for part in ("new", "cur", "tmp"):
            shutil.rmtree(dovecot.mail / folder / part, ignore_errors=True)
            _ours(dovecot.mail / folder / part)
    settings.MAILBOX = settings.MAILBOX | {
        "host": "127.0.0.1",
        "port": dovecot.port,
        "user": "post@byra.example",
        "password": PASSWORD,
        "encryption": "off",
    }
    return dovecot


@dataclass(slots=True)
class Catcher:
    """Takes every message, or answers with `refusal` where one is set."""

    port: int
    refusal: str = ""
    caught: list["Message[str, str]"] = field(default_factory=list)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        if self.refusal:
            return self.refusal
        self.caught.append(message_from_bytes(envelope.original_content or b""))
        return "250 OK"


@pytest.fixture
def catcher(settings: Any) -> Iterator[Catcher]:
    """A mail server that takes what we send."""
    catching = Catcher(free_port())
    controller = Controller(catching, hostname="127.0.0.1", port=catching.port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", catching.port
    yield catching
    controller.stop()
