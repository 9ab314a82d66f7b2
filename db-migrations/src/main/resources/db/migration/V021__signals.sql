-- Signals, one part of the table for each day: natively partitioned, or hypertables where TimescaleDB is installed in this
-- database (it is never installed by us). Which of both, and under which licence, is found out here and asked again at each
-- start. Columns that TimescaleDB shall compress are of type text.

-- Makes one table of series: what is said of it, and by which column its days are told apart.
CREATE FUNCTION series_create(of_table TEXT, by_column TEXT, definition TEXT) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'timescaledb') THEN
    EXECUTE format('CREATE TABLE %I (%s)', of_table, definition);
    EXECUTE format('SELECT create_hypertable(%L, by_range(%L, INTERVAL ''1 day''))', of_table, by_column);
  ELSE
    EXECUTE format('CREATE TABLE %I (%s) PARTITION BY RANGE (%I)', of_table, definition, by_column);
  END IF;
END $$;

-- Makes the part of a day (UTC) where there is none; of a hypertable they come by themselves. A table that is attached does not
-- wait for those who read its parent, as one that is created as a part does. True where it was made.
CREATE FUNCTION series_add_day(of_table TEXT, day DATE) RETURNS BOOLEAN LANGUAGE plpgsql AS $$
DECLARE
  part TEXT := of_table || '_' || to_char(day, 'YYYYMMDD');
  first TIMESTAMPTZ := day::timestamp AT TIME ZONE 'UTC';
BEGIN
  IF (SELECT relkind FROM pg_class WHERE oid = to_regclass(of_table)) <> 'p' OR to_regclass(part) IS NOT NULL THEN
    RETURN FALSE;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('series ' || part, 0));
  -- Asked of the catalogue itself: what to_regclass remembers may be from before the wait.
  IF EXISTS (
    SELECT 1 FROM pg_class c WHERE c.relname = part
      AND c.relnamespace = (SELECT p.relnamespace FROM pg_class p WHERE p.oid = to_regclass(of_table))) THEN
    RETURN FALSE;
  END IF;
  EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', part, of_table);
  EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
    of_table, part, first, first + INTERVAL '24 hours');
  RETURN TRUE;
END $$;

-- Forgets the oldest part of a table that ended before an instant. Returns its name; null where there is none. One node at a
-- time; fails where somebody reads the table for so long that others would have to wait behind us.
CREATE FUNCTION series_drop_day(of_table TEXT, before TIMESTAMPTZ) RETURNS TEXT LANGUAGE plpgsql AS $$
DECLARE
  part TEXT;
BEGIN
  IF (SELECT relkind FROM pg_class WHERE oid = to_regclass(of_table)) <> 'p' THEN
    EXECUTE format('SELECT min(c::text) FROM drop_chunks(%L, older_than => %L::timestamptz) AS c', of_table, before)
      INTO part;
    RETURN part;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('series days of ' || of_table, 0));
  PERFORM set_config('lock_timeout', '500ms', TRUE);
  -- The names first: read together with the days in them, those of all tables would be taken for days.
  WITH parts AS MATERIALIZED (
    SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = to_regclass(of_table))
  SELECT min(relname) INTO part
    FROM parts
    WHERE (to_date(right(relname, 8), 'YYYYMMDD') + 1)::timestamp AT TIME ZONE 'UTC' <= before;
  IF part IS NOT NULL THEN
    EXECUTE format('DROP TABLE IF EXISTS %I', part);
  END IF;
  RETURN part;
END $$;

-- The time comes first in the key: rows arrive at the hot end of the index. Numbers keep the digits they came with.
SELECT series_create('signal', 'time', $$
  time         TIMESTAMPTZ NOT NULL,
  signal_id    TEXT        NOT NULL,
  symbol       TEXT        NOT NULL,
  timeframe    TEXT        NOT NULL,
  direction    TEXT        NOT NULL,
  confidence   NUMERIC     NOT NULL,
  entry        NUMERIC,
  stop         NUMERIC,
  target1      NUMERIC,
  target2      NUMERIC,
  target3      NUMERIC,
  target4      NUMERIC,
  strategy     TEXT        NOT NULL,
  -- Whose prices decide; null where the producer names none.
  venue        TEXT,
  indicators   TEXT        NOT NULL,
  metadata     TEXT        NOT NULL,
  expires_at   TIMESTAMPTZ NOT NULL,
  -- Of all of the above: the same again is a duplicate, another a conflict.
  content      UUID        NOT NULL,
  -- What became of it; null of a neutral one.
  outcome      TEXT,
  entered_at   TIMESTAMPTZ,
  decided_at   TIMESTAMPTZ,
  exit_price   NUMERIC,
  result       NUMERIC,
  targets_hit  SMALLINT    NOT NULL,
  ambiguous    BOOLEAN     NOT NULL,
  PRIMARY KEY (time, signal_id),
  CONSTRAINT signal_confidence_share CHECK (confidence BETWEEN 0 AND 1),
  CONSTRAINT signal_decided_says_when CHECK ((outcome IS NULL OR outcome = 'pending') = (decided_at IS NULL))
$$);
CREATE INDEX signal_series_idx ON signal (symbol, timeframe, time DESC);
CREATE INDEX signal_pending_idx ON signal (symbol, time) WHERE outcome = 'pending';

-- The log of the channels of signals: the number of each event in "signals", and in the channel of its symbol and time frame.
SELECT series_create('signal_event', 'at', $$
  seq       BIGINT      NOT NULL,
  at        TIMESTAMPTZ NOT NULL,
  channel   TEXT        NOT NULL,
  key_seq   BIGINT      NOT NULL,
  time      TIMESTAMPTZ NOT NULL,
  signal_id TEXT        NOT NULL,
  what      TEXT        NOT NULL,
  PRIMARY KEY (seq, at)
$$);
CREATE INDEX signal_event_channel_idx ON signal_event (channel, key_seq);

-- The last number of each channel. Whoever counts on holds the row of "signals" until he commits: numbers become visible in
-- their order, and none is missing before one that is seen.
CREATE TABLE signal_counter (
  channel TEXT   PRIMARY KEY,
  last    BIGINT NOT NULL
) WITH (fillfactor = 50);
INSERT INTO signal_counter (channel, last)
  SELECT 'signals', coalesce(max(seq), 0) FROM outbox WHERE channel = 'signals';

-- How many signals there are of each minute: nobody counts millions of rows for a figure.
CREATE TABLE signal_made (
  minute TIMESTAMPTZ PRIMARY KEY,
  many   BIGINT      NOT NULL
) WITH (fillfactor = 50);

-- How far the log is told; one row.
CREATE TABLE signal_cursor (
  one  BOOLEAN PRIMARY KEY CHECK (one),
  told BIGINT  NOT NULL
) WITH (fillfactor = 50);
INSERT INTO signal_cursor (one, told) SELECT TRUE, last FROM signal_counter;

-- Rows that the database would not take, with its reason.
CREATE TABLE signal_rejected (
  id        BIGINT      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at        TIMESTAMPTZ NOT NULL,
  signal_id TEXT        NOT NULL,
  time      TIMESTAMPTZ NOT NULL,
  reason    TEXT        NOT NULL,
  row       TEXT        NOT NULL
);

SELECT series_add_day(of_table, (now() AT TIME ZONE 'UTC')::date + ahead)
  FROM unnest(ARRAY['signal', 'signal_event']) AS of_table CROSS JOIN generate_series(-1, 7) AS ahead;
