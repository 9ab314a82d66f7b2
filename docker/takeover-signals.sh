#!/bin/sh
# Takes the signals of the system of document 003 over: from a dump of its table into a schema of its own, from there, by
# the node's own rules, into Tradewire. A second run does no harm: what is there counts as duplicate.
#   takeover-signals.sh DUMP
# DUMP is what "pg_dump -t signals alphapulse" wrote, plain or with -Fc. Of a hypertable pg_dump -t writes no rows: there,
# "CREATE TABLE signals_plain AS SELECT * FROM signals" first, and dump that with TAKEOVER_TABLE=signals_plain.
# Variables:
#   TAKEOVER_DATABASE  where the schema is made, as psql takes it: a connection string or a URL; any PostgreSQL from 14 on
#   TAKEOVER_NODE      the node, http://HOST:PORT
#   TAKEOVER_TOKEN     a file with the line "Authorization: Bearer TOKEN" of a user with the role service
#   TAKEOVER_SCHEMA    signals_takeover unless set; holds the dump's table, all columns as text, and the report
#   TAKEOVER_TABLE     signals unless set
#   TAKEOVER_VENUE     whose prices decide, for instance BINANCE; none unless set
# What is changed on the way: confidences are rounded to 4 decimals, prices to 12, patterns get "old-" before their name, since built-in
# strategies own some of them, and an outcome that is known stands in the metadata as old_outcome. Needs psql, curl and,
# for -Fc, pg_restore. Prints how many were taken, were duplicates or conflicts, and were refused, with the reasons.
set -eu

dump="${1:?usage: takeover-signals.sh DUMP}"
database="${TAKEOVER_DATABASE:?names no database}"
node="${TAKEOVER_NODE:?names no node}"
token="${TAKEOVER_TOKEN:?names no file with a token}"
schema="${TAKEOVER_SCHEMA:-signals_takeover}"
table="${TAKEOVER_TABLE:-signals}"
venue="${TAKEOVER_VENUE:-}"
batch=200 # most signals of a request; fewer where the node says that they are too large

case "$schema$table" in
  *[!a-z0-9_]*) echo "takeover: schema and table are named with a to z, 0 to 9 and _." >&2; exit 2 ;;
esac
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

sql() {
  psql --quiet --no-psqlrc --no-align --tuples-only --set ON_ERROR_STOP=1 "$@" "$database"
}

# The dump as SQL text.
plain() {
  if [ "$(head -c 5 "$dump")" = PGDMP ]; then
    pg_restore --data-only --table="$table" --file=- "$dump"
  else
    cat "$dump"
  fi
}

# Of a dump the rows of the table alone, into a table whose columns are texts: no type of the old system is needed.
rows() {
  awk -v schema="$schema" -v table="$table" '
    !data && /^COPY / {
      name = $2; sub(/^.*\./, "", name); gsub(/"/, "", name)
      if (name == table) {
        columns = $0; sub(/^[^(]*\(/, "", columns); sub(/\).*$/, "", columns)
        definition = columns; gsub(/, /, " TEXT, ", definition)
        if (!made) print "CREATE TABLE " schema "." table " (takeover_no BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, " definition " TEXT);"
        made = 1; data = 1
        print "COPY " schema "." table " (" columns ") FROM stdin;"
        next
      }
    }
    data { print; if ($0 == "\\.") data = 0 }'
}

plain | rows > "$work/rows.sql"
if [ ! -s "$work/rows.sql" ]; then
  echo "takeover: $dump has no rows of a table $table, as COPY writes them; the beginning of this script says how to dump them." >&2
  exit 1
fi
{
  echo "SET client_min_messages = warning; CREATE SCHEMA IF NOT EXISTS $schema; DROP TABLE IF EXISTS $schema.$table;"
  cat "$work/rows.sql"
  cat <<SQL
CREATE TABLE IF NOT EXISTS $schema.takeover_answer (
  at TIMESTAMPTZ NOT NULL, run BIGINT NOT NULL, first BIGINT NOT NULL, many BIGINT NOT NULL, answer JSONB NOT NULL);
CREATE OR REPLACE FUNCTION $schema.takeover_number(t TEXT, decimals INTEGER) RETURNS JSONB LANGUAGE plpgsql IMMUTABLE AS \$\$
BEGIN
  RETURN to_jsonb(trim_scale(round(t::numeric, decimals)));
EXCEPTION WHEN OTHERS THEN
  RETURN to_jsonb(t); -- The node says what is wrong with it.
END \$\$;
CREATE OR REPLACE FUNCTION $schema.takeover_time(t TEXT) RETURNS TEXT LANGUAGE plpgsql STABLE SET timezone = 'UTC' AS \$\$
BEGIN
  RETURN to_char(t::timestamptz, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
EXCEPTION WHEN OTHERS THEN
  RETURN t;
END \$\$;
CREATE OR REPLACE FUNCTION $schema.takeover_object(t TEXT) RETURNS JSONB LANGUAGE plpgsql IMMUTABLE AS \$\$
BEGIN
  RETURN CASE WHEN t IS NULL THEN NULL WHEN jsonb_typeof(t::jsonb) = 'object' THEN t::jsonb
    ELSE jsonb_build_object('value', t::jsonb) END;
EXCEPTION WHEN OTHERS THEN
  RETURN jsonb_build_object('value', t);
END \$\$;
SQL
} > "$work/load.sql"
sql --single-transaction --file="$work/load.sql"

count="$(sql --command="SELECT count(*) FROM $schema.$table")"
run="$(sql --command="SELECT coalesce(max(run), 0) + 1 FROM $schema.takeover_answer")"
echo "takeover: $count rows of $dump are in $schema.$table; run $run."

# So many signals from a number on, as the node takes them.
signals() {
  sql --set from="$1" --set many="$2" --set venue="$venue" <<SQL
SELECT coalesce(jsonb_agg(signal ORDER BY takeover_no), '[]')
  FROM (
    SELECT takeover_no, jsonb_strip_nulls(jsonb_build_object(
        'signal_id', coalesce(r->>'signal_id', r->>'id'),
        'timestamp', $schema.takeover_time(r->>'timestamp'),
        'symbol', r->>'symbol', 'timeframe', r->>'timeframe', 'direction', lower(r->>'direction'),
        'confidence', $schema.takeover_number(r->>'confidence', 4),
        'entry_price', $schema.takeover_number(r->>'entry_price', 12),
        'stop_loss', $schema.takeover_number(r->>'stop_loss', 12),
        'tp1', $schema.takeover_number(r->>'tp1', 12), 'tp2', $schema.takeover_number(r->>'tp2', 12),
        'tp3', $schema.takeover_number(r->>'tp3', 12), 'tp4', $schema.takeover_number(r->>'tp4', 12),
        'pattern_type', 'old-' || (r->>'pattern_type'), 'venue', nullif(:'venue', ''),
        'expires_at', $schema.takeover_time(r->>'expires_at')))
      || jsonb_build_object(
        'indicators', coalesce($schema.takeover_object(r->>'indicators'), '{}'),
        'metadata', coalesce($schema.takeover_object(r->>'metadata'), '{}')
          || CASE WHEN coalesce(r->>'outcome', 'pending') = 'pending' THEN '{}'
             ELSE jsonb_build_object('old_outcome', r->>'outcome') END) AS signal
      FROM (SELECT takeover_no, to_jsonb(t) AS r FROM $schema.$table t
        WHERE takeover_no >= :from ORDER BY takeover_no LIMIT :many) AS rows) AS made;
SQL
}

# Sends a batch; again while the node has no room for it, or is not there. Returns 2 where it is too large.
send() {
  tries=0
  while :; do
    status="$(curl --silent --show-error --header "@$token" --header 'Content-Type: application/json' \
      --data-binary "@$work/batch.json" --output "$work/answer.json" --write-out '%{http_code}' --max-time 60 \
      "${node%/}/api/signals" || true)"
    case "$status" in
      200) return 0 ;;
      413) return 2 ;;
      000 | 502 | 503 | 504)
        tries=$((tries + 1))
        if [ "$tries" -ge 60 ]; then
          echo "takeover: the node answers $status since a minute; run the script again later." >&2
          return 1
        fi
        sleep 1 ;;
      *) echo "takeover: the node answers $status: $(head -c 500 "$work/answer.json")" >&2; return 1 ;;
    esac
  done
}

# A signal that is too large by itself, answered as the node would have refused it.
too_large() {
  sql --set from="$1" > "$work/answer.json" <<SQL
SELECT jsonb_build_object('accepted', 0, 'duplicates', 0, 'conflicts', 0, 'rejected', jsonb_build_array(jsonb_build_object(
    'id', coalesce(r->>'signal_id', r->>'id'), 'field', 'body', 'message', 'the signal alone is larger than the node takes')))
  FROM (SELECT to_jsonb(t) AS r FROM $schema.$table t WHERE takeover_no = :from) AS row;
SQL
}

from=1
many=$batch
while [ "$from" -le "$count" ]; do
  signals "$from" "$many" > "$work/batch.json"
  sent=0
  send || sent=$?
  case "$sent" in
    0) ;;
    2)
      if [ "$many" -gt 1 ]; then
        many=$((many / 2))
        continue
      fi
      too_large "$from" ;;
    *) exit 1 ;;
  esac
  sql --set run="$run" --set from="$from" --set many="$many" --set answer="$(cat "$work/answer.json")" <<SQL
INSERT INTO $schema.takeover_answer (at, run, first, many, answer)
  SELECT now(), :run, :from, least(:many, $count - :from + 1), :'answer'::jsonb;
SQL
  from=$((from + many))
  many=$((many * 2 < batch ? many * 2 : batch))
done

echo "takeover: what became of them:"
psql --quiet --no-psqlrc --set ON_ERROR_STOP=1 "$database" <<SQL
SELECT sum(many) AS rows, sum((answer->>'accepted')::bigint) AS taken, sum((answer->>'duplicates')::bigint) AS duplicates,
    sum((answer->>'conflicts')::bigint) AS conflicts, sum(jsonb_array_length(answer->'rejected')) AS refused
  FROM $schema.takeover_answer WHERE run = $run;
SELECT reason->>'field' AS field, regexp_replace(reason->>'message', 'since .*', 'since ..') AS reason, count(*) AS refused,
    min(reason->>'id') AS example
  FROM $schema.takeover_answer, jsonb_array_elements(answer->'rejected') AS reason
  WHERE run = $run GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2;
SQL
