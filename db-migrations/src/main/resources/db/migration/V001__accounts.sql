-- Users, their roles, and the single-use tickets browsers open WebSockets with.

CREATE TABLE user_account (
  id            UUID         PRIMARY KEY,
  username      VARCHAR(64)  NOT NULL,
  password_hash VARCHAR(255) NOT NULL,
  created_at    TIMESTAMPTZ  NOT NULL,
  updated_at    TIMESTAMPTZ  NOT NULL,
  CONSTRAINT user_account_username_key UNIQUE (username),
  CONSTRAINT user_account_username_form CHECK (username ~ '^[a-z0-9][a-z0-9._-]{0,63}$'),
  CONSTRAINT user_account_password_hashed CHECK (password_hash LIKE '$argon2id$%')
);

CREATE TABLE user_role (
  user_id UUID        NOT NULL REFERENCES user_account (id) ON DELETE CASCADE,
  role    VARCHAR(16) NOT NULL,
  CONSTRAINT user_role_pkey PRIMARY KEY (user_id, role),
  CONSTRAINT user_role_known CHECK (role IN ('trader', 'dealer', 'risk', 'admin', 'monitor', 'service'))
);

-- Only the SHA-256 of a ticket is kept: reading this table opens no socket.
CREATE TABLE ws_ticket (
  ticket_hash BYTEA       PRIMARY KEY,
  user_id     UUID        NOT NULL REFERENCES user_account (id) ON DELETE CASCADE,
  expires_at  TIMESTAMPTZ NOT NULL,
  CONSTRAINT ws_ticket_hash_length CHECK (octet_length(ticket_hash) = 32)
);

CREATE INDEX ws_ticket_expires_at_idx ON ws_ticket (expires_at);
CREATE INDEX ws_ticket_user_id_idx ON ws_ticket (user_id);
