"""A later start asks the first one to do its bidding.

Wishes about reminders are answered, so that the command line can say how they stand. The lock of `instance_lock.py`
decides which is first; the socket only carries the wish. It lies in the user's runtime folder, since a path in the data
folder may be longer than a socket's may be; it answers only its owner, and takes one short line.
"""

import hashlib
import os
import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

LONGEST_WISH = 80
WISH = re.compile(r"raise|run [a-z][a-z0-9_]{0,63}|start(?: [1-9][0-9]{0,2})?")
QUESTION = re.compile(r"reminders [a-z0-9 :-]{1,60}")
WAIT_MS = 2_000
ANSWERS_WITHIN_MS = 10_000  # it may be waiting itself, for a part of the desktop that is slow


def pass_on(folder: Path, wish: str) -> bool:
    """Give a wish to the process that holds the lock; tell whether it took it."""
    socket = QLocalSocket()
    socket.connectToServer(_socket_name(folder))
    if not socket.waitForConnected(WAIT_MS):
        return False
    socket.write(f"{wish}\n".encode())
    sent = socket.waitForBytesWritten(WAIT_MS)
    socket.disconnectFromServer()
    return sent


def ask(folder: Path, question: str) -> str | None:
    """Ask the process that holds the lock; None where there is none, or it says nothing."""
    socket = QLocalSocket()
    socket.connectToServer(_socket_name(folder))
    if not socket.waitForConnected(WAIT_MS):
        return None
    socket.write(f"{question}\n".encode())
    while socket.state() is QLocalSocket.LocalSocketState.ConnectedState and socket.waitForReadyRead(ANSWERS_WITHIN_MS):
        pass
    return bytes(socket.readAll().data()).decode() or None


def runtime_folder() -> str:
    """The user's own folder for sockets; where it cannot be used, as it is named to us."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.RuntimeLocation)
    return found or os.environ.get("XDG_RUNTIME_DIR", "")


class WishListener(QObject):
    """Hears what later starts ask of the first one. Made after the lock was taken."""

    wished = Signal(str)

    def __init__(
        self, folder: Path, parent: QObject | None = None, answering: Callable[[str], str] | None = None
    ) -> None:
        super().__init__(parent)
        self._answering = answering
        QLocalServer.removeServer(_socket_name(folder))
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._listen)
        self.is_heard = self._server.listen(_socket_name(folder))  # or nobody can reach it

    def _listen(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(lambda: self._read(socket))
        socket.disconnected.connect(socket.deleteLater)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > LONGEST_WISH:
                socket.abort()
            return
        wish = bytes(socket.readLine(LONGEST_WISH).data()).decode(errors="replace").removesuffix("\n")
        if WISH.fullmatch(wish):
            self.wished.emit(wish)
        elif QUESTION.fullmatch(wish) and self._answering is not None:
            socket.write(self._answering(wish).encode())
            socket.flush()
        socket.disconnectFromServer()


def _socket_name(folder: Path) -> str:
    """The same, by whichever way the folder is reached: so is its lock."""
    which = hashlib.sha256(os.path.realpath(folder).encode(errors="surrogateescape")).hexdigest()[:16]
    return f"{runtime_folder()}/stretchtimer-{which}"
