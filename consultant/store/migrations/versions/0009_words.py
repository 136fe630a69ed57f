"""An index over the words of masked mails (`consultant.store.words`)."""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

POSTGRES = """
CREATE INDEX message_words ON message USING gin
(to_tsvector('simple', regexp_replace(subject || ' ' || text, '[^[:alnum:].]+', ' ', 'g')))
"""
SQLITE = (
    """CREATE VIRTUAL TABLE message_words USING fts5(words, tokenize = "unicode61 tokenchars '.'")""",
    """
CREATE TRIGGER message_words_read AFTER UPDATE OF subject, text ON message BEGIN
  DELETE FROM message_words WHERE rowid = OLD.id;
  INSERT INTO message_words (rowid, words) SELECT NEW.id, NEW.subject || ' ' || NEW.text
  WHERE NEW.subject <> '' OR NEW.text <> '';
END""",
    "INSERT INTO message_words (rowid, words) SELECT id, subject || ' ' || text FROM message WHERE text <> ''",
)


def upgrade() -> None:
    postgres = op.get_bind().dialect.name == "postgresql"
    for statement in (POSTGRES,) if postgres else SQLITE:
        op.get_bind().exec_driver_sql(statement)
