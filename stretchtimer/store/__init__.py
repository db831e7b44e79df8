"""The SQLite store: migrations and queries, rows mapped to records by hand."""
