"""Orders a translation, and fetches it when it is there: the whole of a client, by the standard
library alone.

    ORDVERN=https://byra.example TOKEN=ordvern_… python client.py order letter.docx nb en
    ORDVERN=https://byra.example TOKEN=ordvern_… python client.py fetch <id of the order>
"""

import json
import os
import sys
import uuid
from pathlib import Path
from urllib.request import Request, urlopen

API = os.environ["ORDVERN"].rstrip("/") + "/api/v1"
BEARER = {"Authorization": f"Bearer {os.environ['TOKEN']}"}


def ask(path: str, body: bytes | None = None, **headers: str) -> bytes:
    """GET, or POST a body; an HTTPError holds the problem details as JSON."""
    request = Request(API + path, body, {**BEARER, **headers})
    with urlopen(request, timeout=60) as answer:
        return answer.read()


def order(path: Path, source: str, target: str) -> str:
    """Send a file; the id of the order. A key of its own makes it safe to send again."""
    statement = json.loads(ask("/me"))["statement"]
    edge, fields = uuid.uuid4().hex, {"source_language": source, "target_language": target}
    fields |= {"declared": "true", "statement": statement}
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    ]
    parts += [
        f'--{edge}\r\nContent-Disposition: form-data; name="files"; filename="{path.name}"\r\n\r\n'
    ]
    body = "".join(parts).encode() + path.read_bytes() + f"\r\n--{edge}--\r\n".encode()
    kind = f"multipart/form-data; boundary={edge}"
    made = ask("/orders", body, **{"Content-Type": kind, "Idempotency-Key": uuid.uuid4().hex})
    return json.loads(made)["id"]


def fetch(order_id: str, into: Path = Path()) -> list[Path]:
    """Save the translations beside us, confirm receipt, have the files erased at the agency."""
    files = json.loads(ask(f"/orders/{order_id}/files"))["files"]
    saved = []
    for file in (each for each in files if each["role"] == "translation"):
        saved.append(into / Path(file["name"]).name)
        saved[-1].write_bytes(ask(f"/orders/{order_id}/files/{file['id']}"))
    said = json.dumps({"erase_files": True}).encode()
    ask(f"/orders/{order_id}/receipt", said, **{"Content-Type": "application/json"})
    return saved


if __name__ == "__main__":
    deed, *rest = sys.argv[1:]
    print(*([order(Path(rest[0]), *rest[1:])] if deed == "order" else fetch(*rest)), sep="\n")
