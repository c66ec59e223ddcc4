"""Runs before the packaged program: QML comes compiled, so nothing is compiled or written at the first start."""

import os

os.environ.setdefault("QML_DISK_CACHE", "qmlc-read")
