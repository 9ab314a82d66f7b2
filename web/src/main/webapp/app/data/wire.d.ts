/**
 * What the REST interface and the channels tell, as far as the pages read it. Amounts, prices and quantities are decimal
 * text; times are ISO-8601 in UTC.
 */

export type Side = 'BUY' | 'SELL';
export type ChallengeStatus = 'PENDING' | 'ACTIVE' | 'PASSED' | 'FUNDED' | 'FAILED';
export type Phase = 'EVALUATION' | 'VERIFICATION' | 'FUNDED';
export type Severity = 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL';

/** A list as REST answers it. */
export interface Items<T> {
  items: T[];
}

export interface LossRule {
  type: string;
  percent?: string;
  amount?: string;
  lock_at?: string;
  breach?: 'BEYOND' | 'REACHED';
  action?: 'FAIL' | 'LOCK_UNTIL_NEXT_SESSION';
}

export interface NewsRule {
  before_minutes: number;
  after_minutes: number;
  phases: Phase[];
}

export interface Terms {
  reset_time: string;
  daily_loss?: LossRule | null;
  maximum_loss?: LossRule | null;
  best_day?: { percent: string; basis?: 'HIGHER_OF' | 'REALISED' | 'EQUITY' } | null;
  /** What a target is compared with; BALANCE_WHEN_FLAT where it is missing. */
  target?: 'BALANCE_WHEN_FLAT' | 'EQUITY';
  minimum_trading_days: number;
  floating?: 'COUNTED' | 'IGNORED';
  news?: NewsRule | null;
  phases: { phase: Phase; target_percent?: string }[];
}

export interface Template {
  id: string;
  code: string;
  name: string;
  version: number;
  price: string;
  price_currency: string;
  initial_balance: string;
  currency: string;
  time_zone: string;
  terms: Terms;
  retired_at: string | null;
}

export interface Objectives {
  trading_days: number;
  minimum_trading_days: number;
  best_day?: string;
  best_day_percent: string | null;
  best_day_max_percent: string | null;
  closing_high: string;
  daily_start_balance: string;
  next_reset_at: string | null;
  locked_until: string | null;
}

export interface Challenge {
  id: string;
  username: string;
  template_name: string;
  phase: Phase;
  status: ChallengeStatus;
  initial_balance: string;
  /** The balance: what is realized; below 0 only while something is open. */
  current_equity: string;
  balance?: string;
  /** What was booked and is no trade. */
  adjustments?: string;
  floating_pnl: string;
  equity: string;
  max_equity_ever: string;
  daily_start_equity: string;
  daily_max_equity: string;
  daily_min_equity: string;
  total_pnl: string;
  total_trades: number;
  last_trade_at: string | null;
  started_at: string | null;
  ended_at: string | null;
  funded_at: string | null;
  failure_reason: string | null;
  current_day: string;
  currency: string;
  time_zone: string;
  profit_target_percent: string | null;
  terms: Terms;
  objectives: Objectives;
  event_seq: number;
  created_at: string;
}

/** A trade as its event tells it. */
export interface TradeReport {
  trade_id: string;
  symbol: string;
  side: Side;
  quantity: string;
  price: string;
  realized_pnl: string;
  executed_at: string;
}

export interface BookedTrade extends TradeReport {
  equity_after: string;
}

/** What a trading day brought. */
export interface Day {
  day: string;
  pnl: string;
  trades: number;
}

export interface Instrument {
  symbol: string;
  base_currency: string;
  quote_currency: string;
  contract_size: string;
  tick_size: string;
  pip_size: string;
  lot_step: string;
  minimum_lots: string;
  maximum_lots: string;
  margin_percent: string;
  commission_per_lot: string;
  commission_percent: string;
  swap_long: string;
  swap_short: string;
  swap_triple_day: string;
  venues: string[];
  enabled: boolean;
  venue_in_force: string | null;
  venue: string | null;
  bid: string | null;
  ask: string | null;
}

export interface Order {
  id: string;
  symbol: string;
  side: Side;
  type: 'MARKET' | 'LIMIT' | 'STOP';
  quantity: string;
  price: string | null;
  status: 'WORKING' | 'FILLED' | 'CANCELLED' | 'REJECTED';
  fill_price: string | null;
  created_at: string;
}

export interface Position {
  id: string;
  symbol: string;
  side: Side;
  quantity: string;
  open_price: string;
  opened_at: string;
  price: string | null;
  floating_pnl: string | null;
  stop_loss: string | null;
  take_profit: string | null;
  trailing_distance: string | null;
}

/** What the channel `equity:{id}` tells. */
export interface LiveAccount {
  floating_pnl: string;
  equity: string;
  positions: { position_id: string; price: string | null; stop_loss: string | null; floating_pnl: string | null }[];
}

/** An announced economic release. */
export interface Release {
  id: string;
  time: string;
  currency: string;
  title: string;
  impact: 'LOW' | 'MEDIUM' | 'HIGH';
  targeted: boolean;
}

export interface AuditLine {
  id: string;
  at: string;
  actor: string;
  action: string;
  subject: string;
  before: string | null;
  after: string | null;
}

/** What administrators change while the nodes run; values of every type are texts. */
export interface Setting {
  key: string;
  type: 'FLAG' | 'WHOLE_NUMBER' | 'DECIMAL' | 'DURATION' | 'TEXT';
  value: string;
  default: string;
  overridden: boolean;
  min: string | null;
  max: string | null;
  unit: string | null;
  description: string;
  version: number;
  changed_by: string | null;
  changed_at: string | null;
}

/** Which build of the application answers. */
export interface Build {
  version: string;
  commit: string;
  built_at: string | null;
}

export interface Configuration {
  build: Build;
  items: ConfigurationKey[];
}

/** A key of the configuration with what is in force on a node; values of every form are texts. */
export interface ConfigurationKey {
  key: string;
  value: string | null;
  set: boolean;
  secret: boolean;
  source: string | null;
  differs: boolean;
  changed_by_restart: boolean;
  after_restart: string | null;
  default: string;
  unit: string | null;
  required: boolean;
  restart: boolean;
  read_by: string;
  rule: string;
  description: string;
}

export interface RiskItem {
  challenge_id: string;
  username: string;
  template_name: string;
  phase: Phase;
  equity: string;
  currency: string;
  daily_used_percent: string | null;
  maximum_used_percent: string | null;
  score: string;
  level: 'STABLE' | 'MONITOR' | 'HIGH_RISK' | 'CRITICAL';
  components: Record<string, string>;
  metrics: { alert_type: 'DRAWDOWN' | 'TRADE_FREQUENCY' | 'EQUITY_VOLATILITY'; value: string; severity: Severity | null }[];
}

export interface Leader {
  username: string;
  template_name: string;
  status: ChallengeStatus;
  profit: string;
  profit_percent: string;
  currency: string;
}

/** A symbol with a liquidation heatmap, and its settings. Of heatmaps numbers are numbers. */
export interface HeatmapSymbol {
  symbol: string;
  /** As the heatmap's messages write it: BTCUSDT. */
  name: string;
  enabled: boolean;
  venues: string[];
  models: HeatmapModel[];
  bucket: number;
  weights: Record<string, number>;
  typical_position: number;
  brackets: { cap: number; rate: number; deduction: number }[];
  first: string | null;
  last: string | null;
  coverage: number | null;
  version: number;
  changed_by: string;
  changed_at: string;
}

export type HeatmapModel = 'isolated-margin' | 'classic';

/** A picture, as the channel `heatmap:{SYMBOL}` tells it. */
export interface HeatmapPicture {
  levels: { price: number; long_density: number; short_density: number }[];
  current_price: number;
  positions_created: number;
  positions_consumed: number;
  open_time: string;
  closed: boolean;
  model: HeatmapModel;
  bucket: number;
}

/**
 * What the pictures of some days knew of the liquidations that were observed on one side. Lifts and their 95 % intervals: null where nobody knows; an upper end
 * beside a lower one is null where it is infinite.
 */
export interface HeatmapBackTest {
  side: 'long' | 'short';
  days: number;
  events: number;
  recall: number | null;
  uniform_lift: number | null;
  uniform_lift_low: number | null;
  uniform_lift_high: number | null;
  nearest_lift: number | null;
  nearest_lift_low: number | null;
  nearest_lift_high: number | null;
}

/** The positions behind the newest closed candle, by ascending price. */
export interface HeatmapPositions {
  symbol: string;
  /** When the candle ended. */
  timestamp: string;
  current_price: number;
  /** `leverage` is null where positions of several were joined. */
  items: { price: number; side: 'long' | 'short'; leverage: number | null; density: number; distance_pct: number; cumulative: number }[];
}

/** The newest picture of closed candles and what it was made from. */
export interface Heatmap {
  symbol: string;
  timestamp: string;
  venues: string[];
  data: HeatmapPicture;
  totals: { long: number; short: number };
  open_interest: number | null;
  coverage: number | null;
  inputs: { name: string; at: string | null }[];
}
