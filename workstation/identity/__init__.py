"""Officers' keys and certificates, the office's authority, and whom this vault trusts."""
