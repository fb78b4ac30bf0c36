"""The encrypted store: key slots, cipher, schema, ledger, attachments."""
