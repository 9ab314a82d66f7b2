/** What a user wants to be told of, as `/api/notification-rules` shows it; what is null is not asked. */
export interface NotificationRule {
  id: string;
  name: string;
  enabled: boolean;
  /** `BTC-USDT` */
  symbol: string | null;
  timeframe: string | null;
  pattern: string | null;
  direction: 'buy' | 'sell' | 'neutral' | null;
  min_confidence: number | null;
  events: string[];
  browser: boolean;
  webhook_url: string | null;
  webhook_template: string | null;
  /** Shown once, where it was made. */
  webhook_secret: string | null;
  failures: number;
  paused_at: string | null;
  version: number;
  created_at: string;
  changed_at: string;
}

/** A line of the log of deliveries. */
export interface NotificationDelivery {
  id: string;
  rule_id: string;
  created_at: string;
  state: 'due' | 'sent' | 'failed' | 'expired' | 'skipped';
  event: string | null;
  signal_id: string | null;
  signal_time: string | null;
  symbol: string | null;
  timeframe: string | null;
  direction: string | null;
  count: number;
  host: string;
  attempts: number;
  next_at: string | null;
  ended_at: string | null;
  status: number;
  took_ms: number;
  message: string | null;
}

/** What became of a test. */
export interface NotificationTest {
  delivered: boolean;
  outcome: string;
  status: number;
  took_ms: number;
  message: string;
  excerpt: string;
}

/** What channels of signals tell, as far as rules ask for it. */
export interface ToldSignal {
  signal_id: string;
  timestamp: string;
  /** `BTCUSDT` */
  symbol: string;
  timeframe: string;
  direction: string;
  confidence: number;
  entry_price: number | null;
  exit_price: number | null;
  r: number | null;
  pattern_type: string;
  event: string;
}
