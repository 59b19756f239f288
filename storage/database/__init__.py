"""The tables, the exact column types and the migrations, on SQLite and PostgreSQL alike."""
