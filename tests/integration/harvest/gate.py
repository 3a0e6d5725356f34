"""A gate before the real Solr: open, silent (takes a request and never answers), or shut."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

PIECE = 2**16


class Gate:
    """`url` leads through it; `asked` is set when a request comes while it is silent."""

    def __init__(self, solr):
        self.to = urlsplit(solr)
        self.asked = threading.Event()
        self.silent = False
        self._open = []
        self._listen(0)

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}{self.to.path}"

    def _listen(self, port):
        self._door = socket.create_server(("127.0.0.1", port))
        self.port = self._door.getsockname()[1]
        threading.Thread(target=self._receive, args=(self._door,), daemon=True).start()

    def _receive(self, door):
        while True:
            try:
                one, _ = door.accept()
                other = socket.create_connection((self.to.hostname, self.to.port))
            except OSError:
                return
            self._open += [one, other]
            for pair in ((one, other), (other, one)):
                threading.Thread(target=self._pass, args=pair, daemon=True).start()

    def _pass(self, one, other):
        try:
            while piece := one.recv(PIECE):
                if self.silent:
                    self.asked.set()
                else:
                    other.sendall(piece)
        except OSError:
            pass
        for end in (one, other):
            end.close()

    def shut(self):
        """As a killed process: what is open breaks, what comes is refused."""
        # `close` alone leaves a waiting `accept`, and with it the port.
        self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        for one in self._open:
            end(one)
        self._open = []

    def reopen(self):
        self._listen(self.port)


def end(one):
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()


@contextmanager
def before(solr):
    """A gate before a Solr core's address."""
    gate = Gate(solr)
    try:
        yield gate
    finally:
        gate.shut()
