-- Rules by which users are told of signals, and what was sent by them.

CREATE TABLE notification_rule (
  id               UUID        PRIMARY KEY,
  user_id          UUID        NOT NULL REFERENCES user_account (id) ON DELETE CASCADE,
  name             TEXT        NOT NULL,
  enabled          BOOLEAN     NOT NULL,
  -- What is null is not asked.
  symbol           TEXT,
  timeframe        TEXT,
  strategy         TEXT,
  direction        TEXT,
  min_confidence   NUMERIC,
  -- Names of what happens to signals, separated by commas.
  events           TEXT        NOT NULL,
  browser          BOOLEAN     NOT NULL,
  -- The address; null where there is no webhook.
  webhook          TEXT,
  -- Null for the standard one.
  template         TEXT,
  -- Signs; it is read to sign with, so that no hash of it would do.
  secret           TEXT,
  -- The one before, which signs beside it until then.
  old_secret       TEXT,
  old_secret_until TIMESTAMPTZ,
  failures         INTEGER     NOT NULL,
  paused_at        TIMESTAMPTZ,
  version          BIGINT      NOT NULL,
  created_at       TIMESTAMPTZ NOT NULL,
  changed_at       TIMESTAMPTZ NOT NULL,
  CONSTRAINT notification_rule_webhook_is_signed CHECK (webhook IS NULL OR secret IS NOT NULL)
);
CREATE INDEX notification_rule_user_idx ON notification_rule (user_id);

-- Counts changes of rules, so that nodes know when to read them again; one row.
CREATE TABLE notification_change (
  one     BOOLEAN PRIMARY KEY CHECK (one),
  version BIGINT  NOT NULL
) WITH (fillfactor = 50);
INSERT INTO notification_change (one, version) VALUES (TRUE, 0);

-- How far the log of signals is looked through; one row. What lies before this migration is nobody's.
CREATE TABLE notification_cursor (
  one  BOOLEAN PRIMARY KEY CHECK (one),
  seen BIGINT  NOT NULL
) WITH (fillfactor = 50);
INSERT INTO notification_cursor (one, seen)
  SELECT TRUE, coalesce(max(last), 0) FROM signal_counter WHERE channel = 'signals';

-- What is sent, waits or was sent, and, in rows without an event, how many were left out in a minute.
CREATE TABLE notification_delivery (
  id          UUID        PRIMARY KEY,
  rule_id     UUID        NOT NULL REFERENCES notification_rule (id) ON DELETE CASCADE,
  user_id     UUID        NOT NULL,
  created_at  TIMESTAMPTZ NOT NULL,
  state       TEXT        NOT NULL,
  -- The event's number in the log of signals, when and what it was; null of a test, and of what was left out.
  seq         BIGINT,
  event_at    TIMESTAMPTZ,
  what        TEXT,
  signal_id   TEXT,
  signal_time TIMESTAMPTZ,
  symbol      TEXT,
  timeframe   TEXT,
  direction   TEXT,
  -- How many it stands for: 1, or those that were left out.
  many        INTEGER     NOT NULL,
  host        TEXT        NOT NULL,
  -- Kept until it is sent.
  body        TEXT,
  attempts    INTEGER     NOT NULL,
  first_at    TIMESTAMPTZ,
  next_at     TIMESTAMPTZ,
  ended_at    TIMESTAMPTZ,
  status      INTEGER     NOT NULL,
  took_ms     INTEGER     NOT NULL,
  sentence    TEXT,
  CONSTRAINT notification_delivery_once UNIQUE (rule_id, seq),
  CONSTRAINT notification_delivery_state_known
    CHECK (state IN ('due', 'sent', 'failed', 'expired', 'skipped')),
  CONSTRAINT notification_delivery_due_can_be_sent
    CHECK (state <> 'due' OR (body IS NOT NULL AND next_at IS NOT NULL AND event_at IS NOT NULL))
) WITH (fillfactor = 70);
CREATE INDEX notification_delivery_due_idx ON notification_delivery (next_at) WHERE state = 'due';
CREATE INDEX notification_delivery_waiting_idx ON notification_delivery (event_at) WHERE state = 'due';
CREATE INDEX notification_delivery_user_idx ON notification_delivery (user_id, created_at DESC);
CREATE INDEX notification_delivery_rule_idx ON notification_delivery (rule_id, created_at DESC);
CREATE UNIQUE INDEX notification_delivery_left_out_idx ON notification_delivery (rule_id, created_at, state)
  WHERE what IS NULL;

-- How many deliveries of a user were stored in a minute, the last one that had any: rules that are removed take theirs with them.
CREATE TABLE notification_minute (
  user_id UUID        PRIMARY KEY REFERENCES user_account (id) ON DELETE CASCADE,
  minute  TIMESTAMPTZ NOT NULL,
  many    INTEGER     NOT NULL
) WITH (fillfactor = 50);
