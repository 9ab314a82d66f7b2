-- A socket opened with a ticket ends with the token that the ticket was made from. The default makes tickets
-- of before, and of nodes that do not know the column yet, worth nothing: their pages ask for another.
ALTER TABLE ws_ticket ADD COLUMN token_expires_at TIMESTAMPTZ NOT NULL DEFAULT now();
