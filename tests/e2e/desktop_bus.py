"""A private bus with a desktop's services on it, steered line by line from its input.

Run as a program: ``login1`` answers as logind does; ``saver``, ``lock``, ``sleep``, ``switch``
and ``shutdown`` emit what a desktop emits; ``held`` tells whether sleep is held up.
"""

import os
import sys

from PySide6.QtCore import QCoreApplication, QSocketNotifier
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
    QDBusVariant,
    QDBusVirtualObject,
)

SESSION = "/org/freedesktop/login1/session/c1"
MANAGER = "/org/freedesktop/login1"
LOGIND = "org.freedesktop.login1"


class Logind(QDBusVirtualObject):
    """Answers the three questions that a program asks."""

    def __init__(self) -> None:
        super().__init__()
        self.watched = -1
        self.is_known = False

    def introspect(self, _path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        name = message.member()
        asked = message.arguments()[-1] if message.arguments() else ""
        values = {"Id": "c1", "Active": False, "LockedHint": False}
        answers: dict[str, object] = {
            "GetSession": QDBusObjectPath(SESSION),
            "Get": QDBusVariant(values.get(asked, "")),
        }
        if name == "Inhibit":
            self.watched, given = os.pipe()
            answers[name] = QDBusUnixFileDescriptor(given)
            os.close(given)
        if name not in answers:
            return False
        reply = message.createReply()
        reply.setArguments([answers[name]])
        connection.send(reply)
        self.is_known |= name == "GetSession"
        return True

    @property
    def is_held(self) -> bool:
        """Whether a program that found its session holds up sleep: its end of the pipe is open."""
        if self.watched < 0 or not self.is_known:
            return False
        os.set_blocking(self.watched, False)
        try:
            return os.read(self.watched, 1) != b""
        except BlockingIOError:
            return True


def signal(path: str, interface: str, name: str, *given: object) -> QDBusMessage:
    made = QDBusMessage.createSignal(path, interface, name)
    made.setArguments(list(given))
    return made


def main() -> None:
    application = QCoreApplication([])
    bus = QDBusConnection.connectToBus(sys.argv[1], "desktop")
    logind = Logind()
    bus.registerVirtualObject(
        "/org/freedesktop/login1", logind, QDBusConnection.VirtualObjectRegisterOption.SubPath
    )
    bus.registerService(LOGIND)
    properties = "org.freedesktop.DBus.Properties"
    active = [f"{LOGIND}.Session", {"Active": False}, []]
    said = {
        "lock": signal(SESSION, f"{LOGIND}.Session", "Lock"),
        "other": signal("/org/freedesktop/login1/session/c2", f"{LOGIND}.Session", "Lock"),
        "switch": signal(SESSION, properties, "PropertiesChanged", *active),
        "sleep": signal(MANAGER, f"{LOGIND}.Manager", "PrepareForSleep", True),
        "wake": signal(MANAGER, f"{LOGIND}.Manager", "PrepareForSleep", False),
        "shutdown": signal(MANAGER, f"{LOGIND}.Manager", "PrepareForShutdown", True),
        "saver": signal("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", True),
    }

    def on_line() -> None:
        word = sys.stdin.readline().strip()
        if not word:
            application.quit()
        elif word == "held":
            print("held", logind.is_held, flush=True)
        else:
            bus.send(said[word])
            print("sent", word, flush=True)

    reader = QSocketNotifier(0, QSocketNotifier.Type.Read)
    reader.activated.connect(on_line)
    print("ready", flush=True)
    application.exec()


if __name__ == "__main__":
    main()
