"""The keeper: a small process that has loaded the parsers and forks a child per document.

It never reads a document itself. It ends when the server process that started it does.
"""

import gc
import os
import selectors
import signal
import socket
import sys

from ordvern.documents.cage import child, confine
from ordvern.documents.cage.wire import pack
from ordvern.documents.unlock import make_ready

DESCRIPTORS = 3


def serve(control: socket.socket, *, used: int) -> None:
    """Take requests (document, answer and report descriptors) until the other end is closed."""
    wakened, waken = socket.socketpair()
    for end in (wakened, waken):
        end.settimeout(0)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(waken.fileno(), warn_on_full_buffer=False)
    reports: dict[int, socket.socket] = {}
    with selectors.DefaultSelector() as ready:
        ready.register(control, selectors.EVENT_READ)
        ready.register(wakened, selectors.EVENT_READ)
        while True:
            for key, _ in ready.select():
                if key.fileobj is wakened:
                    wakened.recv(4096)
                    _bury(reports)
                elif not _take(control, reports, used=used):
                    return


def _take(control: socket.socket, reports: dict[int, socket.socket], *, used: int) -> bool:
    data, descriptors, _, _ = socket.recv_fds(control, 16, DESCRIPTORS)
    if not data:
        return False
    document, answer, report = descriptors
    pid = os.fork()
    if pid == 0:
        signal.set_wakeup_fd(-1)
        control.close()
        os.close(report)
        child.live(document, answer, used=used)
    os.close(document)
    os.close(answer)
    reports[pid] = socket.socket(fileno=report)
    process = os.pidfd_open(pid)
    try:
        socket.send_fds(reports[pid], [b"p"], [process])
    except OSError:
        signal.pidfd_send_signal(process, signal.SIGKILL)
    os.close(process)
    return True


def _bury(reports: dict[int, socket.socket]) -> None:
    """Tell each parent how its child ended: the signal's number, or nought."""
    while reports:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if pid == 0:
            return
        with reports.pop(pid) as report:
            ended_by = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
            try:
                report.send(bytes([ended_by]))
            except OSError:
                continue


def main() -> None:
    """Confine this process, say which layers hold, and serve."""
    control = socket.socket(fileno=int(sys.argv[1]))
    used = confine.address_space()
    make_ready()
    layers = confine.keeper()
    gc.disable()  # a child lives for one document and then gives everything back
    gc.freeze()
    control.send(pack({"layers": layers}))
    serve(control, used=used)


if __name__ == "__main__":
    main()
