-- Each change of a user's roles is numbered, so that every node sees what changed since it last looked.

CREATE SEQUENCE user_rights_version;

ALTER TABLE user_account
  ADD COLUMN rights_version    BIGINT      NOT NULL DEFAULT 0,
  ADD COLUMN rights_changed_at TIMESTAMPTZ NOT NULL DEFAULT now();

CREATE INDEX user_account_rights_version_idx ON user_account (rights_version);

-- A trigger, so that roles changed by hand in SQL take effect as well.
CREATE FUNCTION note_user_rights() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Held to the end of the transaction: no number is visible before a smaller one. "rights" in ASCII.
  PERFORM pg_advisory_xact_lock(125797032031347);
  UPDATE user_account
    SET rights_version = nextval('user_rights_version'), rights_changed_at = now()
    WHERE id = COALESCE(NEW.user_id, OLD.user_id);
  RETURN NULL;
END
$$;

CREATE TRIGGER user_role_changed AFTER INSERT OR UPDATE OR DELETE ON user_role
  FOR EACH ROW EXECUTE FUNCTION note_user_rights();
