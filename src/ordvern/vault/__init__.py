"""Encrypted files under one key per folder: destroy the key, and the files are noise.

How it is used
--------------
An order has a folder. Files go in and come out as streams; small values that are kept elsewhere
(a file's name in a database) are sealed under the same key. When the order is to be forgotten,
the folder is shredded::

    vault = Vault(Path("var/files"), KeyStore(Path("var/keys"), MasterKey.load(Path("master.key"))))
    folder = vault.create()
    stored = vault.put(folder, upload)
    with vault.open(folder, stored.id) as file:
        ...
    vault.shred(folder)

The key hierarchy
-----------------
::

    master key       one age identity, in a key file (0600) or handed in by the environment
      wraps  folder keys    one age identity a folder, made at random, never derived
        encrypts   blobs and sealed values    age files; age makes a fresh file key for each

A folder key is random and lies in one place only, its record ``<keys>/<folder>.key``. It is read
anew for each operation and never cached. Shredding lays a tombstone over that record, makes it
durable, and only then removes the files. So at no moment does an erased folder have a live key,
and every copy of its files, in backups too, has become noise. The tombstone stays, so that
"erased" and "never existed" are told apart, and a key brought back beside it stays dead.

What a theft surrenders
-----------------------
=====================================  ==========================================================
files (disk, backup, object store)     how many folders and blobs, their sizes and times; no
                                       content, no file name, no customer
files and key records                  the same: key records are under the master key
master key alone                       nothing
master key and key records             nothing without the files
all three                              every folder that was not shredded; nothing of those that
                                       were, *unless a copy of their key record was kept*
memory of the running process          the master key, and so all that is not shredded
=====================================  ==========================================================

Rules for backups, without which the above is not true
------------------------------------------------------
- Files, key records and master key are backed up apart. Whoever has all three can read.
- A backup of key records must not outlive what was promised to the customer (seven days, say):
  a shredded key lives on in it. File backups may be as old as you like.
- After key records were restored, play the register of erasures back with `Vault.shred`; until
  then `Vault.check` names such folders ``still_readable``.
- Losing the master key loses everything. Keep a copy on paper.
- Overwriting in place does not reach old cells of a flash disk or old blocks of a copy-on-write
  file system. There an old key record may survive beneath, still wrapped by the master key. Put
  key records on a small disk that is itself encrypted.

What is proven on reading
-------------------------
age proves each 64 KiB before it is given out, and the end of the file. One line in front of each
content names folder and blob, so that files cannot be exchanged, even within a folder. What age
does not hide is the size, to the byte.

Compatibility
-------------
All is in the published format age-encryption.org/v1 (X25519), so an agency can leave with its
data and without this program::

    age -d -i master.key keys/FOLDER.key | tail -n +2 > folder.key
    age -d -i folder.key files/FOLDER/BLOB.age | tail -n +2 > file

The first line that `tail` cuts off is the binding to the place (`ordvern.vault.framing`).
"""

from .check import Expected, Fault, Problem, Report
from .keys import KeyStore
from .master import MasterKey
from .names import BlobId, FolderId, NotReadable, NotThere, Shredded
from .new_blob import Stored
from .secret_files import KeyIsExposed, NoKey
from .vault import Vault
from .writer import Writer

__all__ = [
    "BlobId",
    "Expected",
    "Fault",
    "FolderId",
    "KeyIsExposed",
    "KeyStore",
    "MasterKey",
    "NoKey",
    "NotReadable",
    "NotThere",
    "Problem",
    "Report",
    "Shredded",
    "Stored",
    "Vault",
    "Writer",
]
