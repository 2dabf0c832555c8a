"""A cage for parsing files from strangers: one fresh child process a document.

A keeper process, started once per server process, loads the parsers and then forks one child
for each document. What the child cannot do, and what stops it:

- see keys or settings: the keeper starts with an empty environment and no open files;
- reach a network: an empty network namespace where the system allows one, and a system-call
  filter that refuses sockets;
- read or write other files: Landlock leaves it Python's own files and fonts, the filter refuses
  every opening for writing, file size limit nought;
- start programs or touch other processes: the same filter, and a limit of no processes;
- take more than its share: memory, CPU time, wall clock and output are limited, and the parent
  kills what is late;
- send anything but a short typed message: JSON and bytes behind their lengths, never a pickle.

Where the kernel lacks a layer the others hold; `layers` tells which are there.
"""

from ordvern.documents.cage.parent import ask, layers

__all__ = ["ask", "layers"]
