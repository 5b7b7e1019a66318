"""Prints the tree of the window as the desktop's accessibility interface has it: one JSON object, of the program with
the process id that is given; or, given --bus, the address of the accessibility bus. Run with the session bus of that
program in the environment."""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio  # noqa: E402

if sys.argv[1] == "--bus":
    session = Gio.bus_get_sync(Gio.BusType.SESSION)
    asked = ("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, Gio.DBusCallFlags.NONE, -1)
    print(session.call_sync(*asked).unpack()[0])
    sys.exit()


def node(thing):
    """A thing with what is in it; what goes away while it is read is left out."""
    children = (thing.get_child_at_index(at) for at in range(thing.get_child_count()))
    return {
        "role": thing.get_role_name(),
        "name": thing.get_name(),
        "landmark": thing.get_attributes().get("xml-roles", ""),
        "focused": thing.get_state_set().contains(Atspi.StateType.FOCUSED),
        "children": [node(child) for child in children if child is not None],
    }


desktop = Atspi.get_desktop(0)
programs = (desktop.get_child_at_index(at) for at in range(desktop.get_child_count()))
found = [program for program in programs if program is not None and program.get_process_id() == int(sys.argv[1])]
print(json.dumps(node(found[0]) if found else None))
