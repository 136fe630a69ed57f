"""Rules that no table holds, from the project's own notes, and what remittance remarks say."""
