-- Makes hypertables of the tables of signals, where TimescaleDB was installed after Tradewire. Run by an operator:
--
--   psql "$DATABASE_URL" --set ON_ERROR_STOP=1 --file docker/postgres/hypertables.sql
--
-- as the role that owns the tables, after a backup, once "CREATE EXTENSION timescaledb" was run in this database by a
-- superuser. Nodes may run meanwhile. Days are copied one by one, each in a transaction of its own; a run that was stopped
-- goes on where it was, a table that is a hypertable is left alone, so that it can be run as often as one likes. In the end
-- each table is locked, days that changed meanwhile are copied again, and the new table takes the place of the old one: for
-- as long nodes wait, about as long as reading the table takes twice. Needs room for the table a second time.
-- Prints a report: what became of each table and day.

CREATE TEMPORARY TABLE IF NOT EXISTS hypertables_report (
  no     BIGINT GENERATED ALWAYS AS IDENTITY,
  series TEXT   NOT NULL,
  day    TEXT,
  many   BIGINT,
  result TEXT   NOT NULL
) ON COMMIT PRESERVE ROWS;

-- Copies one day, unless the copy has the same rows. True where it did.
CREATE OR REPLACE FUNCTION pg_temp.hypertables_copy_day(of_table TEXT, by_column TEXT, part TEXT) RETURNS BOOLEAN
LANGUAGE plpgsql AS $$
DECLARE
  first TIMESTAMPTZ := to_date(right(part, 8), 'YYYYMMDD')::timestamp AT TIME ZONE 'UTC';
  here RECORD;
  there RECORD;
  sum_of_rows TEXT := 'SELECT count(*) AS many, coalesce(sum(hashtextextended(t::text, 0)), 0) AS hash FROM %I t';
BEGIN
  EXECUTE format(sum_of_rows, part) INTO here;
  EXECUTE format(sum_of_rows || ' WHERE %I >= %L AND %I < %L', of_table || '_hyper', by_column, first, by_column,
    first + INTERVAL '24 hours') INTO there;
  IF here = there THEN
    RETURN FALSE;
  END IF;
  EXECUTE format('DELETE FROM %I WHERE %I >= %L AND %I < %L', of_table || '_hyper', by_column, first, by_column,
    first + INTERVAL '24 hours');
  EXECUTE format('INSERT INTO %I SELECT * FROM %I', of_table || '_hyper', part);
  RETURN TRUE;
END $$;

CREATE OR REPLACE FUNCTION pg_temp.hypertables_parts(of_table TEXT) RETURNS SETOF TEXT LANGUAGE sql STABLE AS $$
  SELECT c.relname::text FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = to_regclass(of_table) ORDER BY 1
$$;

CREATE OR REPLACE FUNCTION pg_temp.hypertables_note(of_table TEXT, part TEXT, copied BOOLEAN) RETURNS VOID
LANGUAGE plpgsql AS $$
DECLARE
  rows BIGINT;
BEGIN
  EXECUTE format('SELECT count(*) FROM %I', part) INTO rows;
  INSERT INTO hypertables_report (series, day, many, result)
    VALUES (of_table, right(part, 8), rows, CASE WHEN copied THEN 'copied' ELSE 'was copied' END);
END $$;

CREATE OR REPLACE PROCEDURE pg_temp.hypertables_make(of_table TEXT, by_column TEXT) LANGUAGE plpgsql AS $$
DECLARE
  part TEXT;
  names RECORD;
  copied BOOLEAN;
  days INTEGER := 0;
  owner NAME;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'timescaledb') THEN
    RAISE EXCEPTION 'TimescaleDB is not installed in this database: CREATE EXTENSION timescaledb, as a superuser.';
  END IF;
  IF to_regclass(of_table) IS NULL THEN
    RAISE EXCEPTION 'There is no table %: this is not the database of Tradewire, or no node has started on it.', of_table;
  END IF;
  IF (SELECT relkind FROM pg_class WHERE oid = to_regclass(of_table)) <> 'p' THEN
    INSERT INTO hypertables_report (series, result) VALUES (of_table, 'is a hypertable');
    RETURN;
  END IF;
  IF to_regclass(of_table || '_hyper') IS NULL THEN
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL)', of_table || '_hyper', of_table);
    EXECUTE format('SELECT create_hypertable(%L, by_range(%L, INTERVAL ''1 day''), create_default_indexes => FALSE)', of_table || '_hyper', by_column);
    COMMIT;
  END IF;

  FOR part IN SELECT * FROM pg_temp.hypertables_parts(of_table) LOOP
    -- Forgotten meanwhile by a node: then there is nothing to copy.
    IF to_regclass(part) IS NOT NULL THEN
      copied := pg_temp.hypertables_copy_day(of_table, by_column, part);
      PERFORM pg_temp.hypertables_note(of_table, part, copied);
    END IF;
    COMMIT;
  END LOOP;

  PERFORM set_config('lock_timeout', '10s', TRUE);
  EXECUTE format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE', of_table);
  FOR part IN SELECT * FROM pg_temp.hypertables_parts(of_table) LOOP
    IF pg_temp.hypertables_copy_day(of_table, by_column, part) THEN
      INSERT INTO hypertables_report (series, day, result) VALUES (of_table, right(part, 8), 'copied again, it had changed');
    END IF;
    days := days + 1;
  END LOOP;
  -- Days that were forgotten while others were copied.
  SELECT min(p) INTO part FROM pg_temp.hypertables_parts(of_table) AS p;
  IF part IS NOT NULL THEN
    EXECUTE format('SELECT drop_chunks(%L, older_than => %L::timestamptz)', of_table || '_hyper',
      to_date(right(part, 8), 'YYYYMMDD')::timestamp AT TIME ZONE 'UTC');
  END IF;
  CREATE TEMPORARY TABLE hypertables_names ON COMMIT DROP AS
    SELECT o.indexrelid::regclass::text AS old_name, n.indexrelid::regclass::text AS new_name
      FROM pg_index o JOIN pg_index n
        ON regexp_replace(pg_get_indexdef(n.indexrelid), ' (INDEX|ON) (ONLY )?\S+', ' \1', 'g')
         = regexp_replace(pg_get_indexdef(o.indexrelid), ' (INDEX|ON) (ONLY )?\S+', ' \1', 'g')
      WHERE o.indrelid = to_regclass(of_table) AND n.indrelid = to_regclass(of_table || '_hyper');
  SELECT pg_get_userbyid(relowner) INTO owner FROM pg_class WHERE oid = to_regclass(of_table);
  EXECUTE format('ALTER TABLE %I OWNER TO %I', of_table || '_hyper', owner);
  EXECUTE format('DROP TABLE %I', of_table);
  EXECUTE format('ALTER TABLE %I RENAME TO %I', of_table || '_hyper', of_table);
  FOR names IN SELECT * FROM hypertables_names WHERE old_name <> new_name LOOP
    EXECUTE format('ALTER INDEX %I RENAME TO %I', names.new_name, names.old_name);
  END LOOP;
  INSERT INTO hypertables_report (series, many, result) VALUES (of_table, days, 'days are a hypertable now');
  COMMIT;
  EXECUTE format('ANALYZE %I', of_table);
END $$;

CALL pg_temp.hypertables_make('signal', 'time');

CALL pg_temp.hypertables_make('signal_event', 'at');

SELECT series, day, many, result FROM hypertables_report ORDER BY no;
