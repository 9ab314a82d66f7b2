-- The log of deliveries in an order without ties, by user and by rule: its pages and its upkeep read a part of an index and sort nothing.

DROP INDEX notification_delivery_user_idx;
DROP INDEX notification_delivery_rule_idx;
CREATE INDEX notification_delivery_user_idx ON notification_delivery (user_id, created_at DESC, id DESC);
CREATE INDEX notification_delivery_rule_idx ON notification_delivery (rule_id, created_at DESC, id DESC) INCLUDE (state);
