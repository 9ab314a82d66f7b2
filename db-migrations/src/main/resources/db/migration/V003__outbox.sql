-- Events written in the transaction that caused them; relayed to the rooms after commit, kept as their log.

-- The identity must not be cached: within a channel a later transaction must get a greater id.
CREATE TABLE outbox (
  id         BIGINT       GENERATED ALWAYS AS IDENTITY (CACHE 1) PRIMARY KEY,
  channel    VARCHAR(200) NOT NULL,
  seq        BIGINT       NOT NULL,
  type       VARCHAR(64)  NOT NULL,
  payload    BYTEA        NOT NULL,
  created_at TIMESTAMPTZ  NOT NULL,
  relayed_at TIMESTAMPTZ,
  CONSTRAINT outbox_channel_seq_key UNIQUE (channel, seq),
  CONSTRAINT outbox_seq_positive CHECK (seq > 0),
  CONSTRAINT outbox_payload_not_empty CHECK (octet_length(payload) > 0)
);

CREATE INDEX outbox_waiting_idx ON outbox (id) WHERE relayed_at IS NULL;
