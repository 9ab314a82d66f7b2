-- Signals won or lost, by their confidence, added up by the hour in which they were made (UTC) in the transaction that decides
-- them: how far confidences can be relied on in 90 days is a sum of few rows, not of all signals.
CREATE TABLE signal_reliability (
  hour           TIMESTAMPTZ NOT NULL,
  strategy       TEXT        NOT NULL,
  -- 0 to 9: number n holds confidences from n/10 to below (n + 1)/10, the last one 1 too.
  bin            SMALLINT    NOT NULL,
  decided        BIGINT      NOT NULL,
  wins           BIGINT      NOT NULL,
  sum_confidence NUMERIC     NOT NULL,
  -- Of (confidence - won)^2.
  sum_sq_error   NUMERIC     NOT NULL,
  PRIMARY KEY (hour, strategy, bin),
  CONSTRAINT signal_reliability_bin_known CHECK (bin BETWEEN 0 AND 9)
) WITH (fillfactor = 80);

-- Days (UTC) of signals that are counted again, and when: older nodes, which go on until all are new, decide without adding.
CREATE TABLE signal_reliability_due (
  day DATE        PRIMARY KEY,
  due TIMESTAMPTZ NOT NULL
);

-- Counts the signals of a day anew. Who decides signals waits for it, a quarter of a second for a hundred thousand of that day:
-- what he has added is counted, and what he adds comes on top. The bounds are written into the statement, so that one day is
-- looked at.
CREATE FUNCTION signal_reliability_count(of_day DATE) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
  first TIMESTAMPTZ := of_day::timestamp AT TIME ZONE 'UTC';
  after TIMESTAMPTZ := (of_day + 1)::timestamp AT TIME ZONE 'UTC';
BEGIN
  LOCK TABLE signal_reliability IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM signal_reliability WHERE hour >= first AND hour < after;
  EXECUTE format($statement$
    INSERT INTO signal_reliability (hour, strategy, bin, decided, wins, sum_confidence, sum_sq_error)
      SELECT date_trunc('hour', time, 'UTC'), strategy, least(9, floor(confidence * 10)), count(*), sum(won), sum(confidence),
          sum((confidence - won) * (confidence - won))
        FROM (
          SELECT time, strategy, confidence, CASE outcome WHEN 'win' THEN 1 ELSE 0 END AS won
            FROM signal WHERE time >= %L AND time < %L AND outcome IN ('win', 'loss')) AS decided
        GROUP BY 1, 2, 3
    $statement$, first, after);
END $$;

-- Counts the oldest day anew that is due until an instant. Returns it; null where there is none. Nodes that do so at once take different days.
CREATE FUNCTION signal_reliability_count_due(until TIMESTAMPTZ) RETURNS DATE LANGUAGE plpgsql AS $$
DECLARE
  found DATE;
BEGIN
  SELECT d.day INTO found FROM signal_reliability_due d
    WHERE d.due <= until ORDER BY d.day LIMIT 1 FOR UPDATE SKIP LOCKED;
  IF found IS NOT NULL THEN
    PERFORM signal_reliability_count(found);
    DELETE FROM signal_reliability_due WHERE day = found;
  END IF;
  RETURN found;
END $$;

-- What is there, now, by reading alone: nobody waits for it but who forgets old days, who comes back for that. And once more in
-- a day, as all that older nodes may store until then.
INSERT INTO signal_reliability_due (day, due)
  SELECT day, now() + INTERVAL '1 day'
    FROM generate_series(
      (SELECT (min(time) AT TIME ZONE 'UTC')::date FROM signal)::timestamp,
      (now() AT TIME ZONE 'UTC')::date + 1, INTERVAL '1 day') AS day;
SELECT signal_reliability_count(day) FROM signal_reliability_due ORDER BY day;
