"""Asks items what Python cannot read by itself, such as enumerations and what a text is really drawn in."""

from typing import Any
from weakref import WeakKeyDictionary

from PySide6.QtQml import QJSEngine, QJSValue, QQmlEngine
from PySide6.QtQuick import QQuickItem

_functions: WeakKeyDictionary[QJSEngine, dict[str, QJSValue]] = WeakKeyDictionary()
"""Each question is compiled once for an engine: what it compiles it never lets go of."""


def asked(item: QQuickItem, expression: str) -> Any:
    """Return the plain value of a JavaScript expression that names the item ``item``; None for one without an engine.

    Names that QML files import, such as those of types, are not known to it.
    """
    context = QQmlEngine.contextForObject(item)
    if context is None:  # pyright: ignore[reportUnnecessaryComparison]
        return None
    engine = context.engine()
    functions = _functions.setdefault(engine, {})
    if expression not in functions:
        functions[expression] = engine.evaluate(f"(function (item) {{ return {expression}; }})")  # pyright: ignore
    return functions[expression].call([engine.toScriptValue(item)]).toVariant()
