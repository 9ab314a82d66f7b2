-- What somebody should know or do something about, raised by components; the newest row of a rule and subject says whether it still holds.

CREATE TABLE alert (
  id              UUID         PRIMARY KEY,
  -- What raised it, and what about: at most one unended alert of both together.
  rule            VARCHAR(64)  NOT NULL,
  subject         VARCHAR(128) NOT NULL,
  -- What shares one daily limit: the zones of a symbol.
  subject_group   VARCHAR(64)  NOT NULL,
  category        VARCHAR(16)  NOT NULL,
  severity        VARCHAR(16)  NOT NULL,
  title           VARCHAR(200) NOT NULL,
  message         VARCHAR(1000) NOT NULL,
  source          VARCHAR(64)  NOT NULL,
  -- One a line.
  action_items    TEXT         NOT NULL,
  value           NUMERIC,
  threshold       NUMERIC,
  -- Whose accounts it concerns; null where nobody's.
  user_id         UUID,
  state           VARCHAR(16)  NOT NULL,
  occurrences     INTEGER      NOT NULL,
  raised_at       TIMESTAMPTZ  NOT NULL,
  last_at         TIMESTAMPTZ  NOT NULL,
  acknowledged_by VARCHAR(64),
  acknowledged_at TIMESTAMPTZ,
  resolved_by     VARCHAR(64),
  resolved_at     TIMESTAMPTZ,
  CONSTRAINT alert_occurrences_positive CHECK (occurrences > 0),
  CONSTRAINT alert_resolved_says_when CHECK ((state = 'RESOLVED') = (resolved_at IS NOT NULL))
);

CREATE UNIQUE INDEX alert_unended_idx ON alert (rule, subject) WHERE state <> 'RESOLVED';
CREATE INDEX alert_subject_idx ON alert (rule, subject, raised_at DESC);
CREATE INDEX alert_group_idx ON alert (rule, subject_group, raised_at DESC);
CREATE INDEX alert_raised_idx ON alert (raised_at DESC, id);
-- Whoever subscribes gets these first.
CREATE INDEX alert_open_critical_idx ON alert (raised_at) WHERE state = 'ACTIVE' AND severity = 'CRITICAL';
