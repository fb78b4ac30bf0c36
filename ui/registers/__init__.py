"""The registers of the record: their lists, forms, imports and exports."""
