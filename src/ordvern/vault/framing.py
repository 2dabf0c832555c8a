"""The line in front of every blob's content, inside the encryption, that says which blob it is.

age proves that bytes were encrypted to the folder's key and are whole and in order. It does not
prove that they are *this* file: two blobs of one folder could be exchanged on the disk. The line
binds a content to its folder and id. It is one line of text, so that somebody who opens a blob
with the `age` tool can cut it off with ``tail -n +2``.
"""

from .names import BlobId, FolderId, NotReadable


def blob_line(folder: FolderId, blob: BlobId) -> bytes:
    """For files."""
    return f"ordvern-blob 1 {folder} {blob}\n".encode()


def seal_line(folder: FolderId) -> bytes:
    """For small values that live elsewhere, such as file names in a database."""
    return f"ordvern-seal 1 {folder}\n".encode()


def without(line: bytes, content: bytes) -> bytes:
    """`content` without its line; raises NotReadable if it begins with any other."""
    if not content.startswith(line):
        raise NotReadable("the content belongs to another place")
    return content[len(line) :]
