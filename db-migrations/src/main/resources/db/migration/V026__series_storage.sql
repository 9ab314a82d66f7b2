-- How the tables of series are kept: what was found when a node started last, and compression where there is any.

-- One row. Storage says how the signals are kept: none without TimescaleDB, else the licence under which that runs. The
-- version is of the extension where it is installed in this database, used or not.
CREATE TABLE series_storage (
  one      BOOLEAN     PRIMARY KEY CHECK (one),
  storage  TEXT        NOT NULL CHECK (storage IN ('none', 'apache', 'timescale')),
  version  TEXT,
  found_at TIMESTAMPTZ NOT NULL
);

-- Has the days of a table compressed that are older than an age; in the columnstore from 2.18 on. Only of hypertables, and only
-- under the licence that has it: elsewhere nothing happens. Whoever asks for rows by what the parts are made of
-- (segment_by) has no others decompressed. Returns true where it was arranged now.
CREATE FUNCTION series_compress(of_table TEXT, older_than INTERVAL, segment_by TEXT, order_by TEXT) RETURNS BOOLEAN
LANGUAGE plpgsql AS $$
DECLARE
  version INTEGER[];
BEGIN
  IF (SELECT relkind FROM pg_class WHERE oid = to_regclass(of_table)) <> 'r'
      OR coalesce(current_setting('timescaledb.license', TRUE), '') <> 'timescale' THEN
    RETURN FALSE;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('series compression of ' || of_table, 0));
  IF EXISTS (
    SELECT 1 FROM timescaledb_information.jobs j
      WHERE j.hypertable_schema = current_schema() AND j.hypertable_name = of_table
        AND j.proc_name = 'policy_compression') THEN
    RETURN FALSE;
  END IF;
  SELECT string_to_array(split_part(extversion, '.', 1) || '.' || split_part(extversion, '.', 2), '.')::integer[]
    INTO version FROM pg_extension WHERE extname = 'timescaledb';
  IF version >= ARRAY[2, 18] THEN
    EXECUTE format(
      'ALTER TABLE %I SET (timescaledb.enable_columnstore, timescaledb.segmentby = %L, timescaledb.orderby = %L)',
      of_table, segment_by, order_by);
    EXECUTE format('CALL add_columnstore_policy(%L, after => %L::interval, if_not_exists => TRUE)', of_table, older_than);
  ELSE
    EXECUTE format(
      'ALTER TABLE %I SET (timescaledb.compress, timescaledb.compress_segmentby = %L, timescaledb.compress_orderby = %L)',
      of_table, segment_by, order_by);
    EXECUTE format(
      'SELECT add_compression_policy(%L, compress_after => %L::interval, if_not_exists => TRUE)', of_table, older_than);
  END IF;
  RETURN TRUE;
END $$;

-- Made by TimescaleDB by itself; the keys begin with the time, or nobody asks for it. Together: whoever waited for the second
-- one alone would go on holding the first table.
SELECT migrate_without_queue('DROP INDEX IF EXISTS signal_time_idx; DROP INDEX IF EXISTS signal_event_at_idx');

-- As before; of a hypertable too it fails where somebody reads the days for so long that others would wait behind us.
CREATE OR REPLACE FUNCTION series_drop_day(of_table TEXT, before TIMESTAMPTZ) RETURNS TEXT LANGUAGE plpgsql AS $$
DECLARE
  part TEXT;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('series days of ' || of_table, 0));
  PERFORM set_config('lock_timeout', '500ms', TRUE);
  IF (SELECT relkind FROM pg_class WHERE oid = to_regclass(of_table)) <> 'p' THEN
    EXECUTE format('SELECT min(c::text) FROM drop_chunks(%L, older_than => %L::timestamptz) AS c', of_table, before)
      INTO part;
    RETURN part;
  END IF;
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
