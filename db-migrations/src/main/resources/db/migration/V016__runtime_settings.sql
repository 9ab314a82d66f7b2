-- Values of settings that administrators change while the nodes run; their history is the audit log. A setting that
-- was given its default back keeps its row, without a value, so that its version goes on.

CREATE TABLE runtime_setting (
  key        VARCHAR(100) PRIMARY KEY,
  value      VARCHAR(100),
  -- Counts the changes; a change names the version that it follows.
  version    BIGINT       NOT NULL,
  changed_by VARCHAR(64)  NOT NULL,
  changed_at TIMESTAMPTZ  NOT NULL,
  CONSTRAINT runtime_setting_key_form CHECK (key ~ '^tradewire(\.[a-z0-9-]+)+$'),
  CONSTRAINT runtime_setting_value_told CHECK (value <> '' AND value = btrim(value)),
  CONSTRAINT runtime_setting_version_positive CHECK (version > 0)
);
