-- A day brings what was closed on it and by how much the equity changed over it; the best day is the greater of both. Days
-- of before this are known by what was closed on them.

SELECT migrate_without_queue($$
  ALTER TABLE challenge
    ADD COLUMN closed_day_change   NUMERIC(24, 2) NOT NULL DEFAULT 0,
    ADD COLUMN earlier_best_change NUMERIC(24, 2) NOT NULL DEFAULT 0$$);
