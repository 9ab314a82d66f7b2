-- What is asked for is found without reading all alerts of 90 days: by severity, by category, and one user's own among everybody's.

CREATE INDEX alert_severity_idx ON alert (severity, raised_at DESC);
CREATE INDEX alert_category_idx ON alert (category, raised_at DESC);
CREATE INDEX alert_user_idx ON alert (user_id, raised_at DESC) WHERE user_id IS NOT NULL;
