-- Who changed what: administrative changes and transitions of challenges. Rows are only ever added.

CREATE TABLE audit_entry (
  id       BIGINT       GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at       TIMESTAMPTZ  NOT NULL,
  actor_id UUID,
  -- The user's name, or what acted on its own.
  actor    VARCHAR(64)  NOT NULL,
  action   VARCHAR(64)  NOT NULL,
  subject  VARCHAR(200) NOT NULL,
  before   TEXT,
  after    TEXT
);

CREATE INDEX audit_entry_subject_idx ON audit_entry (subject, id DESC);

CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit log is append-only.';
END
$$;

CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
