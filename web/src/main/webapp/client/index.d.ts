/** State of the connection. `slow`: connected, but the server or this client lags. */
export type Status = 'connected' | 'slow' | 'disconnected';

export interface StatusDetail {
  readonly status: Status;
  /** A sentence, or empty. */
  readonly reason: string;
  /** Close code of the loss, see CLOSE_CODES. */
  readonly code: number | null;
  /** Disconnected and not going to retry. */
  readonly final: boolean;
  /** Milliseconds from the event until the next attempt. */
  readonly retryInMs: number | null;
}

/** One message of a channel: the envelope of the wire. Unknown fields may be present. */
export interface ChannelMessage<T = any> {
  readonly type: string;
  /** Of a heat map's snapshot, `BTCUSDT`. */
  readonly symbol?: string;
  readonly timestamp: string;
  readonly data: T;
  /** The channel, or what it is served as: a trader's `alerts` come on `alerts:{user}` and `alerts:market`. */
  readonly ch: string;
  readonly seq?: number;
  readonly epoch?: number | string;
  /** The channel's state at subscription, not an event. */
  readonly initial?: boolean;
}

export interface ResumedDetail {
  readonly channel: string;
  /** True: every missed event follows. False: the current state was sent instead. */
  readonly recovered: boolean;
  /** How many events were replayed, or happened meanwhile; null where that is unknown. */
  readonly events: number | null;
}

export interface RefusedDetail {
  readonly channel: string;
  /** FORBIDDEN, UNKNOWN_CHANNEL, INVALID_SYMBOL, LIMIT_EXCEEDED, ... */
  readonly code: string;
  readonly message: string;
  /** The client asks again by itself. Otherwise the subscription has ended. */
  readonly temporary: boolean;
}

export interface ChannelListener<T = any> {
  message?(message: ChannelMessage<T>): void;
  /**
   * The server follows the channel from now on, for the first time or again: what is read from elsewhere hereafter misses
   * nothing that came before. Of a channel that is served as several once for each.
   */
  subscribed?(detail: { channel: string; recovered: boolean }): void;
  /** The server left these messages out on purpose, or merged them into the next one; not told of what a filter leaves out. */
  skipped?(range: { from: number; to: number }): void;
  /** Messages are missing without announcement. Books and events are subscribed again by the client. */
  gap?(gap: { expected: number; received: number }): void;
  /** The channel is followed again after a loss of connection or a gap. */
  resumed?(detail: ResumedDetail): void;
  refused?(detail: RefusedDetail): void;
}

export interface ClientOptions {
  /** `ws:` or `wss:` address of an endpoint, without query. */
  url: string;
  /**
   * Returns a fresh single-use ticket; called before every attempt. Rejecting with an error whose `temporary` is false
   * ends the client as 4401 would; any other rejection is retried.
   */
  ticket: () => Promise<string>;
  /** Default `tradewire.v1.json`. */
  subprotocol?: 'tradewire.v1.json' | 'tradewire.v1.json.bin';
  WebSocket?: typeof WebSocket;
  pingEveryMs?: number;
  pongWithinMs?: number;
  connectWithinMs?: number;
  slowAfterMs?: number;
  backoff?: { firstMs?: number; capMs?: number };
  /** For tests. */
  random?: () => number;
  now?: () => number;
  setTimeout?: (task: () => void, ms: number) => unknown;
  clearTimeout?: (timer: any) => void;
}

export interface Subscription {
  readonly channel: string;
  close(): void;
}

export class TradewireClient {
  constructor(options: ClientOptions);
  readonly state: StatusDetail;
  readonly status: Status;
  readonly channels: string[];
  connect(): void;
  close(): void;
  /** Gives the open connection a fresh token of the same user, so that it outlives the one it was opened with. */
  renew(token: string): void;
  subscribe<T = any>(
    channel: string,
    listener: ChannelListener<T> | ((message: ChannelMessage<T>) => void),
    options?: SubscribeOptions,
  ): Subscription;
  refresh(channel: string): void;
  on(event: 'status', listener: (detail: StatusDetail) => void): () => void;
  on(event: 'resumed', listener: (detail: ResumedDetail) => void): () => void;
  on(event: 'refused', listener: (detail: RefusedDetail) => void): () => void;
  on(event: 'warning', listener: (message: ChannelMessage) => void): () => void;
  /** Every message of a channel as it arrived: unordered, undelivered ones included. */
  on(event: 'message', listener: (message: ChannelMessage) => void): () => void;
  /** Unreadable frames, errors of the server without a subscription, and listeners that threw. */
  on(event: 'error', listener: (detail: { channel: string | null; error: unknown }) => void): () => void;
}

export interface Level {
  /** As the feed wrote it. */
  readonly price: string;
  readonly quantity: string;
  /** The price without superfluous zeros. */
  readonly key: string;
}

export interface BookMessage {
  readonly initial?: boolean;
  readonly data: {
    readonly bids?: [price: string, quantity: string][];
    readonly asks?: [price: string, quantity: string][];
    readonly version?: number;
  };
}

/** Folds `book:{VENUE}:{SYMBOL}` into the current book. */
export class OrderBook {
  readonly ready: boolean;
  readonly version: number | undefined;
  readonly bids: readonly Level[];
  readonly asks: readonly Level[];
  readonly bestBid: Level | null;
  readonly bestAsk: Level | null;
  readonly spread: string | null;
  apply(message: BookMessage): boolean;
  clear(): void;
}

/** Full-jitter exponential backoff. */
export class Backoff {
  constructor(options?: { firstMs?: number; capMs?: number; random?: () => number });
  readonly attempt: number;
  next(): number;
  reset(): void;
}

export interface CloseCode {
  readonly name: string;
  readonly retry: boolean;
  readonly meaning: string;
}
export const CLOSE_CODES: Readonly<Record<number, CloseCode>>;
export function describeClose(code: number): CloseCode & { readonly code: number };

/** value = unscaled / 10^scale; throws TypeError on anything but plain decimal text. */
export function parseDecimal(text: string): { unscaled: bigint; scale: number };
export function formatDecimal(unscaled: bigint, scale: number): string;
export function canonicalDecimal(text: string): string;
export function compareDecimals(a: string, b: string): number;
export function addDecimals(a: string, b: string): string;
export function subtractDecimals(a: string, b: string): string;

/** How a channel is served. */
export interface SubscribeOptions {
  /** merge: newest per key; distinct: each, oldest dropped; raw: each, or the connection ends. */
  mode?: 'merge' | 'distinct' | 'raw';
  /** Frames a second with messages of the channel. */
  maxHz?: number;
  /** Seconds between frames with messages of the channel. */
  updateInterval?: number;
  /**
   * Of channels of signals: those of one symbol alone, `BTCUSDT`. Several listeners of a channel share one filter, which leaves out
   * nothing that any of them asks for: each hears at least what it asked for.
   */
  symbol?: string;
  /** Of channels of signals: those of one time frame alone, `1h`. */
  timeframe?: string;
  /** Of channels of signals: those of at least this confidence, 0 to 1. */
  minConfidence?: number;
}

type Token = string | (() => string);
type WrapperOptions = Partial<Omit<ClientOptions, 'url'>> & { url: string; token?: Token };

export function ticketsFor(url: string, token: Token, fetcher?: typeof fetch): () => Promise<string>;

export class ReconnectReports {
  constructor(client: TradewireClient, send: (times: number[]) => unknown);
  static sender(url: string, token: Token, fetcher?: typeof fetch): (times: number[]) => Promise<void>;
  close(): void;
}

export interface HeatmapLevel {
  readonly price: number;
  readonly long_density: number;
  readonly short_density: number;
}

/** Folds `heatmap-levels:{SYMBOL}` into the current picture. */
export class HeatmapLevels {
  readonly ready: boolean;
  /** By ascending price. */
  readonly levels: HeatmapLevel[];
  apply(message: { readonly initial?: boolean; readonly data: { readonly levels: HeatmapLevel[] } }): boolean;
  clear(): void;
}

export interface HeatmapSnapshot {
  readonly type: string;
  readonly symbol: string;
  readonly timestamp: string;
  readonly data: any;
}

export type HeatmapOptions = Partial<Omit<ClientOptions, 'url'>> & {
  /** Also what snapshots are read with over REST; without one they are not. */
  token?: Token;
  symbols?: string[];
  /** Seconds. */
  updateInterval?: number;
  /** Whether the server tells changed levels alone, of which whole pictures are put together here. */
  changes?: boolean;
  onSnapshot?: (snapshot: HeatmapSnapshot) => void;
  onStatus?: (status: Status) => void;
  /** As onStatus. */
  onStatusChange?: (status: Status) => void;
  /** What cannot be read, and symbols that are refused for good. */
  onError?: (error: Error) => void;
  /** For tests. */
  fetch?: typeof fetch;
};

export class HeatmapWebSocket {
  constructor(options: HeatmapOptions & { url: string });
  constructor(url: string, options?: HeatmapOptions);
  readonly status: Status;
  /** Whether snapshots are read over REST now: after five failed attempts, until the socket is back. */
  readonly polling: boolean;
  readonly symbols: string[];
  connect(): void;
  disconnect(): void;
  subscribe(symbols: string[]): void;
  unsubscribe(symbols: string[]): void;
}

export interface AnalyticsCallbacks {
  onRoutingMetrics?(data: any): void;
  onLPPerformance?(data: any): void;
  onExposureUpdate?(data: any): void;
  onAlert?(data: any): void;
  onStatus?(status: Status): void;
  onError?(error: Error): void;
}

export class AnalyticsWebSocket {
  constructor(
    options: WrapperOptions & { channels?: string[]; autoReconnect?: boolean; debug?: boolean },
    callbacks?: AnalyticsCallbacks,
  );
  readonly status: Status;
  connect(): void;
  disconnect(): void;
}

export interface LiveChallenge {
  readonly equityData: any | null;
  readonly statusData: any | null;
  readonly riskAlerts: readonly any[];
  readonly isConnected: boolean;
  readonly error: Error | null;
}

export function followChallenge(
  challengeId: string,
  options: WrapperOptions,
  changed: (state: LiveChallenge) => void,
  target?: EventTarget,
): { refresh(): void; clearAlerts(): void; close(): void };

/** Makes the hook for a React of the caller's. */
export function liveChallengeHook(
  react: { useState: Function; useEffect: Function; useRef: Function; useCallback: Function },
  options: WrapperOptions,
): (challengeId: string, token: string) => LiveChallenge & { refresh(): void; clearAlerts(): void };
