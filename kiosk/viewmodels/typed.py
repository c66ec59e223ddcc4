"""Qt's own ``Property`` and ``QmlUncreatable``, with the types that PySide6's stubs leave out."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    Value = TypeVar("Value")
    Class = TypeVar("Class", bound=type[QObject])

    class ReadProperty(Generic[Value]):
        """What QML may read and slots may change; in Python, an attribute of the getter's type."""

        @overload
        def __get__(self, instance: None, owner: type) -> "ReadProperty[Value]": ...
        @overload
        def __get__(self, instance: QObject, owner: type) -> Value: ...
        def __get__(self, instance: QObject | None, owner: type) -> "Value | ReadProperty[Value]": ...

    class Property:
        """``@Property(str, notify=changed)`` or ``@Property(str, constant=True)`` over a getter.

        A name in quotes ("QVariantList", "QStringList") is Qt's own; a QObject class may be None.
        """

        def __init__(self, type: type | str, /, *, notify: Signal | None = None, constant: bool = False) -> None: ...
        def __call__(self, getter: Callable[[Any], Value], /) -> ReadProperty[Value]: ...

    class QmlUncreatable:
        """Under ``@QmlElement``: QML may name the type but only Python makes one."""

        def __init__(self, reason: str, /) -> None: ...
        def __call__(self, cls: Class, /) -> Class: ...
else:
    from PySide6.QtCore import Property
    from PySide6.QtQml import QmlUncreatable

__all__ = ["Property", "QmlUncreatable"]
