"""A process of our own that is talked to by lines. What may block, spin or crash runs there: speech and sound do.

Its input ends with the program, whatever ends that; so it can always fall silent by itself.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal

from stretchtimer.desktop.voice_lines import Line, decoded, encoded

PACKAGES = Path(__file__).parents[2]
ENDS_WITHIN_MS = 1_500
PIPE_TAKES_MS = 5


class LineProcess(QObject):
    """Started by `begin`; nothing here waits longer than a pipe takes, but for `end`."""

    came = Signal(object)  # Line
    lost = Signal(bool)  # it is gone without having been asked to; whether it had been there at all

    def __init__(self, command: Sequence[str], parent: QObject | None = None, *, quiet: bool = False) -> None:
        super().__init__(parent)
        self._command = tuple(command)
        self._quiet = quiet
        self._process: QProcess | None = None

    @property
    def is_running(self) -> bool:
        return self._process is not None

    def begin(self) -> None:
        process = QProcess(self)
        process.setWorkingDirectory(str(PACKAGES))
        if self._quiet:
            process.setStandardErrorFile(QProcess.nullDevice())
        else:
            process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._failed)
        self._process = process
        process.start(self._command[0], list(self._command[1:]))

    def send(self, line: Line) -> None:
        """Give it a line now: not when the event loop next turns, which may be after a page has been built."""
        if self._process is not None:
            self._process.write(encoded(line))
            if self._process.state() is QProcess.ProcessState.Running:
                self._process.waitForBytesWritten(PIPE_TAKES_MS)

    def end(self) -> None:
        """Let it end, and wait until it has: what it plays is silent then."""
        process, self._process = self._process, None
        if process is None:
            return
        process.blockSignals(True)
        process.closeWriteChannel()
        if not process.waitForFinished(ENDS_WITHIN_MS):
            process.kill()
            process.waitForFinished(ENDS_WITHIN_MS)
        process.deleteLater()

    def _read(self) -> None:
        while self._process is not None and self._process.canReadLine():
            self.came.emit(decoded(bytes(self._process.readLine().data())))

    def _finished(self) -> None:
        self._read()
        self._forget(was_there=True)

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._forget(was_there=False)

    def _forget(self, *, was_there: bool) -> None:
        if self._process is not None:
            self._process.deleteLater()
            self._process = None
            self.lost.emit(was_there)
