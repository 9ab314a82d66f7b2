-- What the buckets nearest to the price held, as many as there were zones. Days are judged again from the stored pictures.
DELETE FROM heatmap_backtest;
ALTER TABLE heatmap_backtest ADD COLUMN nearest NUMERIC NOT NULL;
