-- One template for each practised scheme; administrators add versions of them and others.

INSERT INTO challenge_template (id, code, version, name, price, price_currency, initial_balance, currency, terms)
VALUES
  ('c1a55100-0000-4000-8000-000000000101', 'TWO_STEP_100K', 1, 'Two-step 100k', 540.00, 'USD', 100000.00, 'USD',
   '{"time_zone": "Europe/Prague", "reset_time": "00:00", "daily_loss": {"type": "BALANCE_AT_RESET_MINUS_PCT_OF_INITIAL", "percent": "5"}, "maximum_loss": {"type": "STATIC", "percent": "10"}, "minimum_trading_days": 4, "inactivity_days": 30, "news": {"before_minutes": 2, "after_minutes": 2, "phases": ["FUNDED"]}, "phases": [{"phase": "EVALUATION", "target_percent": "10"}, {"phase": "VERIFICATION", "target_percent": "5"}, {"phase": "FUNDED"}]}'),
  ('c1a55100-0000-4000-8000-000000000102', 'ONE_STEP_100K', 1, 'One-step 100k', 480.00, 'USD', 100000.00, 'USD',
   '{"time_zone": "Europe/Prague", "reset_time": "00:00", "daily_loss": {"type": "BALANCE_AT_RESET_MINUS_PCT_OF_INITIAL", "percent": "3"}, "maximum_loss": {"type": "TRAILING_EOD_BALANCE", "percent": "10"}, "best_day": {"percent": "50", "inclusive": true}, "inactivity_days": 30, "phases": [{"phase": "EVALUATION", "target_percent": "10"}, {"phase": "FUNDED"}]}'),
  ('c1a55100-0000-4000-8000-000000000103', 'FUTURES_50K', 1, 'Futures 50k', 150.00, 'USD', 50000.00, 'USD',
   '{"time_zone": "America/Chicago", "reset_time": "17:00", "daily_loss": {"type": "NET_DAILY_PNL", "amount": "1000", "breach": "REACHED", "action": "LOCK_UNTIL_NEXT_SESSION"}, "maximum_loss": {"type": "TRAILING_EOD_BALANCE", "amount": "2000", "lock_at": "50000"}, "best_day": {"percent": "40", "inclusive": false}, "minimum_trading_days": 2, "phases": [{"phase": "EVALUATION", "target_percent": "6"}, {"phase": "FUNDED"}]}'),
  ('c1a55100-0000-4000-8000-000000000104', 'INTRADAY_50K', 1, 'Intraday trail 50k', 170.00, 'USD', 50000.00, 'USD',
   '{"time_zone": "America/New_York", "reset_time": "18:00", "maximum_loss": {"type": "TRAILING_INTRADAY_EQUITY", "amount": "2500", "lock_at": "50100"}, "maximum_days": 30, "phases": [{"phase": "EVALUATION", "target_percent": "6"}, {"phase": "FUNDED"}]}'),
  ('c1a55100-0000-4000-8000-000000000105', 'BALANCE_100K', 1, 'Balance floor 100k', 497.00, 'USD', 100000.00, 'USD',
   '{"time_zone": "Etc/GMT-2", "reset_time": "00:00", "daily_loss": {"type": "PCT_OF_BALANCE_AT_RESET", "percent": "5"}, "maximum_loss": {"type": "STATIC", "percent": "10"}, "minimum_trading_days": 3, "phases": [{"phase": "EVALUATION", "target_percent": "8"}, {"phase": "VERIFICATION", "target_percent": "5"}, {"phase": "FUNDED"}]}'),
  ('c1a55100-0000-4000-8000-000000000106', 'HIGHER_OF_100K', 1, 'Higher of balance and equity 100k', 450.00, 'USD', 100000.00, 'USD',
   '{"time_zone": "UTC", "reset_time": "00:30", "daily_loss": {"type": "PCT_OF_MAX_BALANCE_EQUITY_AT_RESET", "percent": "3"}, "maximum_loss": {"type": "STATIC", "percent": "6"}, "minimum_trading_days": 3, "phases": [{"phase": "EVALUATION", "target_percent": "10"}, {"phase": "FUNDED"}]}');
