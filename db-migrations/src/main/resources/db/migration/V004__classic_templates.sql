-- The Classic challenges: daily loss 5 %, total loss 10 % from the peak, target 10 %.

INSERT INTO challenge_template (
  id, code, version, name, price, price_currency, initial_balance, currency, time_zone,
  max_daily_drawdown_percent, max_total_drawdown_percent, profit_target_percent)
VALUES
  ('c1a55100-0000-4000-8000-000000000010', 'CLASSIC_10K', 1, 'Classic 10k', 200.00, 'MAD', 10000.00, 'USD', 'UTC', 5, 10, 10),
  ('c1a55100-0000-4000-8000-000000000025', 'CLASSIC_25K', 1, 'Classic 25k', 500.00, 'MAD', 25000.00, 'USD', 'UTC', 5, 10, 10),
  ('c1a55100-0000-4000-8000-000000000050', 'CLASSIC_50K', 1, 'Classic 50k', 1000.00, 'MAD', 50000.00, 'USD', 'UTC', 5, 10, 10);
