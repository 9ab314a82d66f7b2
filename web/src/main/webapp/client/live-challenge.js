import { ticketsFor } from './tickets.js';
import { TradewireClient } from './tradewire-client.js';

const MAX_ALERTS = 100;
const NOTHING = Object.freeze({ equityData: null, statusData: null, riskAlerts: [], isConnected: false, error: null });

/**
 * Follows one challenge.
 * @param {string} challengeId
 * @param {Partial<import('./index.js').ClientOptions> & {url: string, token?: string | (() => string)}} options as TradewireClient takes them, of
 *   `/ws/challenges`; `token` in place of `ticket` where one is at hand
 * @param {(state: typeof NOTHING) => void} changed gets a new object at each change
 * @param {EventTarget} [target] gets each event once more as a CustomEvent under its lower-case name, such as
 *   `equity_updated`, with the data as `detail`
 * @returns {{refresh: () => void, clearAlerts: () => void, close: () => void}}
 */
export function followChallenge(challengeId, { token, ticket, ...options }, changed, target) {
  const client = new TradewireClient({ ...options, ticket: ticket ?? ticketsFor(options.url, token) });
  const channel = `challenge:${challengeId}`;
  let state = NOTHING;
  const change = (more) => {
    state = Object.freeze({ ...state, ...more });
    changed(state);
  };
  client.on('status', ({ status, reason, final }) => {
    change({ isConnected: status !== 'disconnected', error: final && reason ? new Error(reason) : null });
  });
  client.on('refused', ({ message }) => change({ error: new Error(message) }));
  client.subscribe(channel, ({ type, data }) => {
    if (type === 'EQUITY_UPDATED') {
      change({ equityData: data });
    } else if (type === 'CHALLENGE_STATUS_CHANGED') {
      change({ statusData: data });
    } else if (type === 'RISK_ALERT') {
      change({ riskAlerts: [...state.riskAlerts, data].slice(-MAX_ALERTS) });
    }
    target?.dispatchEvent(new CustomEvent(type.toLowerCase(), { detail: data }));
  });
  client.connect();
  return {
    refresh: () => client.refresh(channel),
    clearAlerts: () => change({ riskAlerts: [] }),
    close: () => client.close(),
  };
}

/**
 * Makes the hook `useLiveChallenge(challengeId, token)` for a React of the caller's, so that this package depends on none:
 * `const useLiveChallenge = liveChallengeHook(React, { url: 'wss://host/ws/challenges' })`.
 * @param {{useState: Function, useEffect: Function, useRef: Function, useCallback: Function}} react
 * @param {object} options as followChallenge takes them, without the token
 */
export function liveChallengeHook({ useState, useEffect, useRef, useCallback }, options) {
  return function useLiveChallenge(challengeId, token) {
    const [state, setState] = useState(NOTHING);
    const following = useRef(null);
    useEffect(() => {
      setState(NOTHING);
      following.current = followChallenge(challengeId, { ...options, token }, setState);
      return () => following.current.close();
    }, [challengeId, token]);
    const refresh = useCallback(() => following.current?.refresh(), []);
    const clearAlerts = useCallback(() => following.current?.clearAlerts(), []);
    return { ...state, refresh, clearAlerts };
  };
}
