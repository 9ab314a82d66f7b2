/** Signals, and what is told about them. Numbers are numbers; times are ISO-8601 in UTC. */

export type Direction = 'buy' | 'sell' | 'neutral';
export type Outcome = 'pending' | 'win' | 'loss' | 'expired' | 'cancelled';

/** As REST and the channels tell it. */
export interface Signal {
  /** Together with the timestamp it names the signal. */
  signal_id: string;
  timestamp: string;
  /** Without separators: BTCUSDT. */
  symbol: string;
  timeframe: string;
  direction: Direction;
  /** 0 to 1. */
  confidence: number;
  entry_price: number | null;
  stop_loss: number | null;
  tp1: number | null;
  tp2: number | null;
  tp3: number | null;
  tp4: number | null;
  /** What made it. */
  pattern_type: string;
  venue: string | null;
  risk_reward: number | null;
  indicators: Record<string, unknown>;
  metadata: Record<string, unknown>;
  expires_at: string;
  /** Null of a neutral one. */
  outcome: Outcome | null;
  is_active: boolean;
  decided_at: string | null;
  exit_price: number | null;
  r: number | null;
}

export interface SignalPage {
  items: Signal[];
  next: string | null;
}

/** How all signals did. */
export interface Performance {
  signals_24h: number;
  total_signals_7d: number;
  wins_7d: number;
  losses_7d: number;
  /** Per cent. */
  win_rate_7d: number;
  avg_confidence_7d: number;
}

/** How a strategy did with a symbol and a time frame; null where nobody knows. */
export interface StrategyFigures {
  strategy: string;
  symbol: string;
  timeframe: string;
  wins: number;
  losses: number;
  expired: number;
  /** Per cent. */
  win_rate: number | null;
  avg_confidence: number | null;
  brier: number | null;
  profit_factor: number | null;
  mean_r: number | null;
  expectancy: number | null;
}

export interface ReliabilityBin {
  from: number;
  to: number;
  count: number;
  mean_confidence: number | null;
  share_won: number | null;
  low: number | null;
  high: number | null;
  /** Of fewer than 30 signals. */
  sparse: boolean;
}

export interface Reliability {
  count: number;
  brier: number | null;
  base_rate: number | null;
  brier_skill: number | null;
  ece: number | null;
  bins: ReliabilityBin[];
}

export interface StrategyParameter {
  name: string;
  least: number;
  most: number;
  standard: number;
  meaning: string;
}

/** What administrators set for a built-in strategy. */
export interface Strategy {
  strategy: string;
  enabled: boolean;
  parameters: Record<string, number>;
  /** None means all that there are. */
  symbols: string[];
  timeframes: string[];
  version: number;
  changed_by: string | null;
  changed_at: string | null;
  bounds: StrategyParameter[];
}

/** How a node serves its clients; what stands optionally is for administrators and monitors. */
export interface NodeState {
  active_clients: number;
  messages_sent: number;
  messages_dropped: number;
  avg_latency_ms: number;
  last_update_time: string;
  queues?: {
    sockets: { messages: number; bytes: number; sessions_behind: number };
    signals: { size: number; capacity: number; oldest_ms: number };
  };
  database?: { state: string; detail: string | null; timescale?: string | null; timescale_version?: string | null };
  relay?: { state: string; detail: string | null };
  feeds?: { venue: string; ring: string; state: 'LIVE' | 'STALE' | 'DOWN'; heartbeat_age_ms: number; lost: number }[];
}
