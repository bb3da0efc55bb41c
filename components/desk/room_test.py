"""Test the room: what must be ready before people come, one row each, with its buttons."""

from __future__ import annotations

from components.kit.element import element

WORDS = {
    "title": "Test the room",
    "ready": "● Ready",
    "todo": "▲ To do",
    "offered": "○ If needed",
    "wall": {
        "name": "The wall is on the projector",
        "todo": "No wall window is open.",
        "ready": "The wall window is open. Move it to the projector and press F11.",
        "open": "Open the wall",
        "again": "Open another",
        "blocked": "The browser blocked the window. Allow pop-ups for this page, then try again.",
    },
    "phone": {
        "name": "A phone reaches this laptop",
        "off": "Phones are not let in. Paper and this screen are enough.",
        "open": "Let phones in",
        "wait": "Open the address on one phone.",
        "none": "No phone has reached this laptop. Often guest Wi-Fi keeps devices apart, or the "
        "firewall asks for permission. Go without phones; people can still join later.",
        "without": "Go without phones",
        "again": "Try again",
        "ready": "A phone has reached this laptop.",
    },
    "sound": {
        "name": "Sound",
        "todo": "Five minutes and one minute before the end of a step, and at its end.",
        "asked": "Did you hear it?",
        "on": "This machine plays a tone 5 minutes and 1 minute before the end, and at it.",
        "off": "No sound on this machine. The bar says it in words.",
        "play": "Play a tone",
        "yes": "Yes, use it on this machine",
        "no": "No sound",
        "change": "Change",
    },
    "awake": {
        "name": "The laptop stays awake",
        "todo": "It may go to sleep in the middle of a step.",
        "ready": "It stays awake while this page is open and in front.",
        "keep": "Keep awake",
        "by_hand": "This browser cannot do it. In the system settings, set sleep to “never”, "
        "plug in the power cable, then tick the box.",
        "done": "Sleep is off in the system settings.",
        "tick": "I have done it",
    },
    "one": {
        "name": "One screen only?",
        "todo": "If the projector shows this very screen: no notes, no names, no cue on it.",
        "use": "Use the wall-safe view",
    },
}

_room_test = element(
    "room_test",
    "live/tone.js",
    "live/awake.js",
    "desk/room_test.js",
    "desk/room_test.css",
    html='<section class="room"><h2></h2><ul></ul><p class="say" role="status"></p></section>',
)


def room_test(
    *,
    wall: str,
    joining: bool = False,
    phone: bool = False,
) -> str:
    """Rows that say what is ready; whatever is not has one button that mends it.

    Returns what was pressed that is the page's to do: ``open`` or ``close`` the door.

    Args:
        wall: Address of the wall window.
        joining: Whether phones are let in.
        phone: Whether one has reached this machine; the pulse keeps it current.
    """
    data = {"wall": wall, "joining": joining, "phone": phone, "words": WORDS}
    asked = _room_test(key="room-test", data=data, on_door_change=lambda: None).door
    return asked if asked in ("open", "close") else ""
