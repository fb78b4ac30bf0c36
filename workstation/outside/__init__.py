"""Reads files from outside in a process that has no keys: whoever takes it over finds nothing.

``door.py`` is what the rest of the program calls. Behind it stand a process without keys that
starts a fresh child for each file (``nursery.py``), the child itself (``child.py``), and what a
child may do (``limits.py``, ``calls.py``).
"""
