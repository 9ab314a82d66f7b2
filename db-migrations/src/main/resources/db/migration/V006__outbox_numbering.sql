-- Events of channels that several transactions tell things to at once (alerts, routing metrics, signals) have no owner
-- whose lock would number them. They wait here until the drain numbers them and moves them to the outbox.
CREATE TABLE outbox_unnumbered (
  id         BIGINT       GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  channel    VARCHAR(200) NOT NULL,
  type       VARCHAR(64)  NOT NULL,
  -- The envelope without its end: "ch", "seq" and "epoch" are still to come.
  payload    BYTEA        NOT NULL,
  created_at TIMESTAMPTZ  NOT NULL,
  CONSTRAINT outbox_unnumbered_payload_not_empty CHECK (octet_length(payload) > 0)
);

-- For forgetting what was relayed long ago.
CREATE INDEX outbox_relayed_at_idx ON outbox (relayed_at) WHERE relayed_at IS NOT NULL;
