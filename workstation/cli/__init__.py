"""The same workflows from a terminal; a contract for scripts and checks from outside."""
