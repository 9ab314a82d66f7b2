-- Makes hypertables of the tables of signals, where TimescaleDB was installed after Tradewire. Run by an operator:
--
--   psql "$DATABASE_URL" --set ON_ERROR_STOP=1 --file docker/postgres/hypertables.sql
--
-- as the role that owns the tables, after a backup, once "CREATE EXTENSION timescaledb" was run in this database by a
-- superuser. Nodes may run meanwhile. Days are copied one by one, each in a transaction of its own, and compared with their copies;
-- those that changed since once more, of which only the rows that differ are written; a run that was stopped goes on where it was,
-- a table that is a hypertable is left alone, so that it can be run as often as one likes. In the end each table is locked against
-- writing: nodes read, but signals wait and producers are refused once the queue is full. Then the rows of each day are counted, and
-- days that have other rows than when they were compared, as a rule the newest alone, are compared again. Where much is written into
-- old days run it in a quiet hour. Reading waits for the moment alone in which the new table takes the place of the old one; grants
-- are kept. Whoever reads for long (pg_dump) hinders that: the run gives up after two minutes and changes nothing. Needs room for the
-- table a second time. Views and whatever else would be lost with the old table have to be dropped before and made again afterwards:
-- the run names them before it copies anything. Prints a report: what became of each table and day.

CREATE TEMPORARY TABLE IF NOT EXISTS hypertables_report (
  no     BIGINT GENERATED ALWAYS AS IDENTITY,
  series TEXT   NOT NULL,
  day    TEXT,
  many   BIGINT,
  result TEXT   NOT NULL
) ON COMMIT PRESERVE ROWS;

-- Days that were the same as their copies: how many rows they had, and the oldest transaction that may have changed them since.
CREATE TEMPORARY TABLE IF NOT EXISTS hypertables_compared (
  day     TEXT   PRIMARY KEY,
  many    BIGINT NOT NULL,
  changes XID    NOT NULL
) ON COMMIT PRESERVE ROWS;

-- Makes the copy of one day the same as the day; returns how many rows differed. Where none did that is noted.
CREATE OR REPLACE FUNCTION pg_temp.hypertables_copy_day(of_table TEXT, by_column TEXT, part TEXT) RETURNS BIGINT
LANGUAGE plpgsql AS $$
DECLARE
  first TIMESTAMPTZ := to_date(right(part, 8), 'YYYYMMDD')::timestamp AT TIME ZONE 'UTC';
  copy TEXT := format('(SELECT * FROM %I WHERE %I >= %L AND %I < %L)', of_table || '_hyper', by_column, first, by_column,
    first + INTERVAL '24 hours');
  original TEXT := format('(SELECT * FROM %I)', part);
  sum_of_rows TEXT := 'SELECT count(*) AS many, coalesce(sum(hashtextextended(t::text, 0)), 0) AS hash FROM %s t';
  rows_of TEXT := 'SELECT %s, hashtextextended(t::text, 0) AS hash FROM %s t';
  keys TEXT;
  here RECORD;
  there RECORD;
  differing BIGINT;
  -- Before anything is read: whatever is not visible yet counts as changed.
  changes XID := pg_snapshot_xmin(pg_current_snapshot())::xid;
BEGIN
  EXECUTE format(sum_of_rows, original) INTO here;
  EXECUTE format(sum_of_rows, copy) INTO there;
  IF here = there THEN
    INSERT INTO hypertables_compared VALUES (part, here.many, changes)
      ON CONFLICT (day) DO UPDATE SET many = EXCLUDED.many, changes = EXCLUDED.changes;
    RETURN 0;
  END IF;
  IF there.many = 0 THEN
    EXECUTE format('INSERT INTO %I SELECT * FROM %I', of_table || '_hyper', part);
    RETURN here.many;
  END IF;
  SELECT string_agg(quote_ident(a.attname), ', ') INTO keys
    FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
    WHERE i.indrelid = to_regclass(of_table) AND i.indisprimary;
  -- Once, as of one moment: nodes may change the day meanwhile.
  EXECUTE format(
    'CREATE TEMPORARY TABLE hypertables_differing ON COMMIT DROP AS'
      ' WITH o AS MATERIALIZED (%s), c AS MATERIALIZED (%s)'
      ' SELECT DISTINCT %s FROM ((TABLE o EXCEPT TABLE c) UNION ALL (TABLE c EXCEPT TABLE o)) AS d',
    format(rows_of, keys, original), format(rows_of, keys, copy), keys);
  GET DIAGNOSTICS differing = ROW_COUNT;
  ANALYZE hypertables_differing;
  EXECUTE format('DELETE FROM %I WHERE %I >= %L AND %I < %L AND (%s) IN (TABLE hypertables_differing)',
    of_table || '_hyper', by_column, first, by_column, first + INTERVAL '24 hours', keys);
  EXECUTE format('INSERT INTO %I SELECT * FROM %I WHERE (%s) IN (TABLE hypertables_differing)', of_table || '_hyper', part, keys);
  DROP TABLE hypertables_differing;
  RETURN differing;
END $$;

-- Whether a day has the rows that it had when it was compared: as many, and none that is newer. Reads it once, and hashes nothing.
CREATE OR REPLACE FUNCTION pg_temp.hypertables_unchanged(part TEXT) RETURNS BOOLEAN LANGUAGE plpgsql AS $$
DECLARE
  compared RECORD;
  here RECORD;
BEGIN
  SELECT many, changes INTO compared FROM hypertables_compared WHERE day = part;
  IF NOT FOUND THEN
    RETURN FALSE;
  END IF;
  EXECUTE format('SELECT count(*) AS many, count(*) FILTER (WHERE age(xmin) <= age($1)) AS newer FROM %I', part)
    INTO here USING compared.changes;
  RETURN here.many = compared.many AND here.newer = 0;
END $$;

-- What depends on the table or its days and would be lost with it, or keep it from being dropped.
CREATE OR REPLACE FUNCTION pg_temp.hypertables_dependants(of_table TEXT) RETURNS TEXT LANGUAGE sql STABLE AS $$
  SELECT string_agg(DISTINCT pg_describe_object(d.classid, d.objid, 0), '; ')
    FROM pg_depend d
    WHERE d.refclassid = 'pg_class'::regclass
      AND (d.refobjid = to_regclass(of_table)
        OR d.refobjid IN (SELECT inhrelid FROM pg_inherits WHERE inhparent = to_regclass(of_table)))
      AND (d.classid IN ('pg_rewrite'::regclass, 'pg_policy'::regclass, 'pg_publication_rel'::regclass, 'pg_proc'::regclass)
        OR d.classid = 'pg_trigger'::regclass AND EXISTS (SELECT 1 FROM pg_trigger t WHERE t.oid = d.objid AND NOT t.tgisinternal)
        OR d.classid = 'pg_constraint'::regclass AND EXISTS (SELECT 1 FROM pg_constraint c WHERE c.oid = d.objid AND c.contype = 'f'))
$$;

-- The copy belongs to whom the table does, and may be used by whom that may.
CREATE OR REPLACE FUNCTION pg_temp.hypertables_grant(of_table TEXT) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
  owner OID := (SELECT relowner FROM pg_class WHERE oid = to_regclass(of_table));
  given RECORD;
BEGIN
  EXECUTE format('ALTER TABLE %I OWNER TO %I', of_table || '_hyper', pg_get_userbyid(owner));
  -- What new tables are given by default.
  FOR given IN
    SELECT DISTINCT a.grantee FROM pg_class c CROSS JOIN aclexplode(c.relacl) AS a
      WHERE c.oid = to_regclass(of_table || '_hyper') AND a.grantee <> owner
  LOOP
    EXECUTE format('REVOKE ALL ON %I FROM %s', of_table || '_hyper',
      CASE given.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(given.grantee)) END);
  END LOOP;
  FOR given IN
    SELECT a.grantee, a.privilege_type AS privilege, a.is_grantable
      FROM pg_class c CROSS JOIN aclexplode(c.relacl) AS a WHERE c.oid = to_regclass(of_table) AND a.grantee <> owner
    UNION ALL
    SELECT a.grantee, format('%s (%I)', a.privilege_type, t.attname), a.is_grantable
      FROM pg_attribute t CROSS JOIN aclexplode(t.attacl) AS a WHERE t.attrelid = to_regclass(of_table) AND a.grantee <> owner
  LOOP
    EXECUTE format('GRANT %s ON %I TO %s%s', given.privilege, of_table || '_hyper',
      CASE given.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(given.grantee)) END,
      CASE WHEN given.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END);
  END LOOP;
END $$;

-- Locks the table against everybody, without a queue behind a long reader. A node that has read and waits to write is one half of
-- a deadlock with us: it is let go, and gives up by its own lock_timeout.
CREATE OR REPLACE FUNCTION pg_temp.hypertables_lock(of_table TEXT) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
  last_try TIMESTAMPTZ := clock_timestamp() + INTERVAL '2 minutes';
BEGIN
  LOOP
    BEGIN
      PERFORM set_config('lock_timeout', '500ms', TRUE);
      EXECUTE format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE', of_table);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF clock_timestamp() > last_try THEN
        RAISE EXCEPTION 'Somebody reads % since two minutes: end that (pg_stat_activity shows it), and run this again.', of_table;
      END IF;
    END;
    PERFORM pg_sleep(0.2);
  END LOOP;
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
  differed BIGINT;
  days INTEGER := 0;
  compared INTEGER := 0;
  parts TEXT[];
  changed TEXT[];
  pass INTEGER := 1;
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
  IF pg_temp.hypertables_dependants(of_table) IS NOT NULL THEN
    RAISE EXCEPTION 'With the table % these would be lost: %. Drop them, and make them again afterwards.',
      of_table, pg_temp.hypertables_dependants(of_table);
  END IF;
  IF to_regclass(of_table || '_hyper') IS NULL THEN
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL)', of_table || '_hyper', of_table);
    EXECUTE format('SELECT create_hypertable(%L, by_range(%L, INTERVAL ''1 day''), create_default_indexes => FALSE)', of_table || '_hyper', by_column);
    COMMIT;
  END IF;

  parts := ARRAY(SELECT * FROM pg_temp.hypertables_parts(of_table));
  LOOP
    changed := '{}';
    FOREACH part IN ARRAY parts LOOP
      -- Forgotten meanwhile by a node: then there is nothing to copy.
      IF to_regclass(part) IS NOT NULL THEN
        differed := pg_temp.hypertables_copy_day(of_table, by_column, part);
        IF pass = 1 THEN
          PERFORM pg_temp.hypertables_note(of_table, part, differed > 0);
        END IF;
        -- The next pass finds it the same, unless it changed meanwhile.
        IF differed > 0 THEN
          changed := changed || part;
        END IF;
      END IF;
      COMMIT;
    END LOOP;
    parts := changed;
    pass := pass + 1;
    EXIT WHEN parts = '{}' OR pass > 5;
  END LOOP;

  -- From here on nobody writes, and those who read go on.
  PERFORM set_config('lock_timeout', '10s', TRUE);
  EXECUTE format('LOCK TABLE %I IN SHARE ROW EXCLUSIVE MODE', of_table);
  FOR part IN SELECT * FROM pg_temp.hypertables_parts(of_table) LOOP
    days := days + 1;
    CONTINUE WHEN pg_temp.hypertables_unchanged(part);
    compared := compared + 1;
    differed := pg_temp.hypertables_copy_day(of_table, by_column, part);
    IF differed > 0 THEN
      INSERT INTO hypertables_report (series, day, many, result)
        VALUES (of_table, right(part, 8), differed, 'rows copied again, they had changed');
    END IF;
  END LOOP;
  INSERT INTO hypertables_report (series, many, result) VALUES (of_table, compared, 'days compared while nobody could write');
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
  PERFORM pg_temp.hypertables_grant(of_table);
  PERFORM pg_temp.hypertables_lock(of_table);
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
