-- Of a channel that has ended its last message stays for good. Pruning marks it when it comes to it and never looks at
-- it again, so that a batch costs what it forgets, however many channels have ended. When a later message of the channel
-- is pruned or marked itself, the marked one goes.
ALTER TABLE outbox ADD COLUMN kept BOOLEAN NOT NULL DEFAULT FALSE;

CREATE INDEX outbox_prunable_idx ON outbox (relayed_at) WHERE relayed_at IS NOT NULL AND NOT kept;
CREATE INDEX outbox_kept_idx ON outbox (channel) WHERE kept;
DROP INDEX outbox_relayed_at_idx;
