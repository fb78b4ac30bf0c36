"""The screens before the vault is open: first run and unlock."""
