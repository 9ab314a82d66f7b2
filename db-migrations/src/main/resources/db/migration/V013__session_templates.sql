-- Versions with hours: futures are flat between sessions, a funded two-step account over the weekend. Only in the
-- place of the versions that were shipped: what administrators have changed or retired stays as it is.

UPDATE challenge_template SET retired_at = now()
  WHERE code IN ('FUTURES_50K', 'TWO_STEP_100K') AND version = 1 AND retired_at IS NULL;

INSERT INTO challenge_template (id, code, version, name, price, price_currency, initial_balance, currency, terms)
SELECT 'c1a55100-0000-4000-8000-000000000203', code, version + 1, name, price, price_currency, initial_balance, currency,
    (terms::jsonb || '{"closures": [
      {"from": "MONDAY 15:10", "until": "MONDAY 17:00", "close_positions": true},
      {"from": "TUESDAY 15:10", "until": "TUESDAY 17:00", "close_positions": true},
      {"from": "WEDNESDAY 15:10", "until": "WEDNESDAY 17:00", "close_positions": true},
      {"from": "THURSDAY 15:10", "until": "THURSDAY 17:00", "close_positions": true},
      {"from": "FRIDAY 15:10", "until": "SUNDAY 17:00", "close_positions": true}]}'::jsonb)::text
  FROM challenge_template WHERE code = 'FUTURES_50K' AND version = 1 AND retired_at = now();

INSERT INTO challenge_template (id, code, version, name, price, price_currency, initial_balance, currency, terms)
SELECT 'c1a55100-0000-4000-8000-000000000201', code, version + 1, name, price, price_currency, initial_balance, currency,
    (terms::jsonb || '{"closures": [
      {"from": "FRIDAY 22:45", "until": "SUNDAY 23:05", "close_positions": true, "phases": ["FUNDED"]}]}'::jsonb)::text
  FROM challenge_template WHERE code = 'TWO_STEP_100K' AND version = 1 AND retired_at = now();
