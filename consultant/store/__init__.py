"""The operational database: the only SQL of the service, on SQLite and PostgreSQL alike.

`tables` rows · `engine` connections and transactions · `arrivals` stored mail · `consultations` stages and drafts ·
`outbox` replies · `desk` what pages show · `accounts` people and sign-ins · `migrations` Alembic.
"""
