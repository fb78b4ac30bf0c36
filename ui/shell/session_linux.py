"""What a Linux desktop says about the session, over D-Bus: logind and the screen savers.

Without a bus, or without these services, nothing is heard and nothing is said about it.
Every call is asynchronous: a bus that does not answer never holds up the screen.
"""

import os
from collections.abc import Callable

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
    QDBusVariant,
)

from ui.shell.session_watch import ASLEEP, LOCKED, SWITCHED, SessionWatch

_LOGIND = "org.freedesktop.login1"
_MANAGER_PATH, _MANAGER = "/org/freedesktop/login1", "org.freedesktop.login1.Manager"
_OWN_SESSION = "/org/freedesktop/login1/session/auto"
_SESSION = "org.freedesktop.login1.Session"
_PROPERTIES = "org.freedesktop.DBus.Properties"
SCREEN_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.kde.screensaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
"""Interfaces whose signal ``ActiveChanged(true)`` says that the desktop was locked."""


class LinuxWatch(SessionWatch):
    """Listens to logind on the system bus and to the desktop's screen saver on its own."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._calls: list[QDBusPendingCallWatcher] = []
        self._inhibitor: QDBusUnixFileDescriptor | None = None
        self._session = _OWN_SESSION
        self._system = QDBusConnection.systemBus()
        if self._system.isConnected():
            self._listen(_MANAGER_PATH, _MANAGER, "PrepareForSleep", "on_sleep")
            self._listen(_MANAGER_PATH, _MANAGER, "PrepareForShutdown", "on_shutdown")
            self._ask_for_session()
            self._hold_sleep()
        self._desktop = QDBusConnection.sessionBus()
        if self._desktop.isConnected():
            for name in SCREEN_SAVERS:
                _connect(self._desktop, "", "", name, "ActiveChanged", self, "on_saver")

    @Slot(QDBusMessage)
    def on_lock(self, _message: QDBusMessage) -> None:
        """Logind asks this session to lock."""
        self.left.emit(LOCKED)

    @Slot(QDBusMessage)
    def on_saver(self, message: QDBusMessage) -> None:
        """The desktop's screen saver came or went."""
        if message.arguments()[:1] == [True]:
            self.left.emit(LOCKED)

    @Slot(QDBusMessage)
    def on_sleep(self, message: QDBusMessage) -> None:
        """The machine goes to sleep, or woke."""
        if message.arguments()[:1] == [True]:
            self.left.emit(ASLEEP)

    @Slot(QDBusMessage)
    def on_shutdown(self, message: QDBusMessage) -> None:
        """The machine goes down."""
        if message.arguments()[:1] == [True]:
            self.ending.emit()

    @Slot(QDBusMessage)
    def on_properties(self, _message: QDBusMessage) -> None:
        """Something of the session changed: ask whether it is in front, and not locked."""
        self._ask_session("Active", False, SWITCHED)
        self._ask_session("LockedHint", True, LOCKED)

    def _ask_session(self, name: str, heeded: bool, reason: str) -> None:
        def on_answer(reply: QDBusMessage) -> None:
            if _value(reply) is heeded:
                self.left.emit(reason)

        self._call(self._session, _PROPERTIES, "Get", [_SESSION, name], on_answer)

    def _listen(self, path: str, interface: str, name: str, slot: str) -> None:
        _connect(self._system, _LOGIND, path, interface, name, self, slot)

    def _ask_for_session(self) -> None:
        """Find which session this is; only its own signals are heeded."""
        named = os.environ.get("XDG_SESSION_ID", "")
        if named:
            self._ask_for_path(named)
            return
        self._call(
            _OWN_SESSION, _PROPERTIES, "Get", [_SESSION, "Id"],
            lambda reply: self._ask_for_path(str(_value(reply) or "")),
        )  # fmt: skip

    def _ask_for_path(self, session: str) -> None:
        self._call(_MANAGER_PATH, _MANAGER, "GetSession", [session], self._on_session)

    def _on_session(self, reply: QDBusMessage) -> None:
        path = _value(reply)
        where = path.path() if isinstance(path, QDBusObjectPath) else str(path or "")
        if where.startswith("/"):
            self._session = where
            self._listen(where, _SESSION, "Lock", "on_lock")
            self._listen(where, _PROPERTIES, "PropertiesChanged", "on_properties")

    def _hold_sleep(self) -> None:
        """Ask that sleep waits, for seconds at most, until this program has saved."""
        why = ["sleep:shutdown", "Assessor Workstation", "saves and locks", "delay"]
        self._call(_MANAGER_PATH, _MANAGER, "Inhibit", why, self._on_inhibitor)

    def _on_inhibitor(self, reply: QDBusMessage) -> None:
        held = _value(reply)
        if isinstance(held, QDBusUnixFileDescriptor):
            self._inhibitor = held
            self.let_go = self._drop_inhibitor

    def _drop_inhibitor(self) -> None:
        self._inhibitor = None

    def _call(
        self,
        path: str,
        interface: str,
        name: str,
        given: list[str],
        then: Callable[[QDBusMessage], None],
    ) -> None:
        call = QDBusMessage.createMethodCall(_LOGIND, path, interface, name)
        call.setArguments(given)
        waiting = QDBusPendingCallWatcher(self._system.asyncCall(call), self)
        self._calls.append(waiting)

        def on_finished(watcher: QDBusPendingCallWatcher) -> None:
            self._calls.remove(waiting)
            reply = watcher.reply()
            if reply.type() == QDBusMessage.MessageType.ReplyMessage:
                then(reply)

        waiting.finished.connect(on_finished)


def _value(reply: QDBusMessage) -> object:
    """The first value of an answer, out of its variant."""
    given = reply.arguments()
    first: object = given[0] if given else None
    return first.variant() if isinstance(first, QDBusVariant) else first


def _connect(
    bus: QDBusConnection,
    service: str,
    path: str,
    interface: str,
    name: str,
    receiver: QObject,
    slot: str,
) -> None:
    """Have a slot hear a signal with everything that it carries."""
    bus.connect(  # type: ignore[call-overload]  # the stubs ask for bytes, the call for SLOT
        service, path, interface, name, receiver, SLOT(f"{slot}(QDBusMessage)")
    )
