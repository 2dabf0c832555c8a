"""A small OpenID Connect issuer on this machine: the code flow with PKCE, for made-up people."""

import base64
import hashlib
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qsl, urlencode, urlsplit
from uuid import uuid4

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
CLIENT, SECRET = "ordvern", "known to the two of us"
Fields = dict[str, str]


class Answers(BaseHTTPRequestHandler):
    """`claims` are what the token says of whoever signs in, by the name that the test gives in
    the address; `asked` are the codes that were handed out, with what they were asked for."""

    claims: dict[str, dict[str, object]] = {}
    asked: dict[str, Fields] = {}

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        if parts.path == "/authorize":
            return self.hand_out(dict(parse_qsl(parts.query)))
        return self.say(
            {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/keys",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            }
        )

    def hand_out(self, asked: Fields) -> None:
        code = uuid4().hex
        self.asked[code] = asked
        back = urlencode({"code": code, "state": asked["state"]})
        self.send_response(302)
        self.send_header("Location", f"{asked['redirect_uri']}?{back}")
        self.end_headers()

    def do_POST(self) -> None:
        given = dict(parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode()))
        asked = self.asked.pop(given["code"])
        digest = hashlib.sha256(given["code_verifier"].encode()).digest()
        proven = base64.urlsafe_b64encode(digest).decode().rstrip("=") == asked["code_challenge"]
        known = (given["client_id"], given["client_secret"]) == (CLIENT, SECRET)
        if not (proven and known and given["redirect_uri"] == asked["redirect_uri"]):
            return self.say({"error": "invalid_grant"}, 400)
        now = int(time.time())
        usual = {"iss": self.issuer, "aud": CLIENT, "sub": "1", "iat": now, "exp": now + 60}
        token = jwt.encode(usual | self.claims[asked["who"]], KEY, "RS256")
        return self.say({"access_token": "x", "token_type": "Bearer", "id_token": token})

    def say(self, what: object, status: int = 200) -> None:
        body = json.dumps(what).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's name
        """Nothing: the test looks at what came of it."""


@contextmanager
def issuer(claims: dict[str, dict[str, object]]) -> Iterator[str]:
    """An issuer that answers while the context lasts; its address."""
    answers = type("These", (Answers,), {"claims": claims, "asked": {}})
    server = ThreadingHTTPServer(("127.0.0.1", 0), answers)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
