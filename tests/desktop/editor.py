"""An editor to be typed into: it says what it holds, line by line, each time that changes."""

import sys

from PySide6.QtWidgets import QApplication, QLineEdit

application = QApplication(sys.argv)
field = QLineEdit()
field.setWindowTitle("Editor")
field.textChanged.connect(lambda text: print(text, flush=True))
field.resize(600, 80)
field.show()
sys.exit(application.exec())
