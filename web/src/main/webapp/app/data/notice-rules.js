/** @typedef {import('./notification.d.ts').NotificationRule} NotificationRule */
/** @typedef {import('./notification.d.ts').ToldSignal} ToldSignal */

/** Whether a rule tells an event: as the server decides it for webhooks. @param {NotificationRule} rule @param {ToldSignal} signal */
export function tells(rule, signal) {
  return (
    rule.events.includes(signal.event) &&
    (rule.symbol === null || rule.symbol.replaceAll('-', '') === signal.symbol) &&
    (rule.timeframe === null || rule.timeframe === signal.timeframe) &&
    (rule.pattern === null || rule.pattern === signal.pattern_type) &&
    (rule.direction === null || rule.direction === signal.direction) &&
    (rule.min_confidence === null || rule.min_confidence <= signal.confidence)
  );
}

/**
 * Whether something happened since a rule is as it is: a channel of which more is asked for goes on from the last that was taken of it,
 * and what stands between was not to be told. @param {NotificationRule} rule @param {string} timestamp of the message
 */
export const isSince = (rule, timestamp) => Date.parse(timestamp) >= Date.parse(rule.changed_at);

/** The rules that pages show. @param {readonly NotificationRule[]} rules */
export const shownByPages = (rules) => rules.filter(({ enabled, browser }) => enabled && browser);

/** The fewest channels that tell all that rules ask for. @param {readonly NotificationRule[]} rules @returns {string[]} */
export function channelsOf(rules) {
  const narrow = rules.every(({ symbol, timeframe }) => symbol !== null && timeframe !== null);
  return narrow ? [...new Set(rules.map(({ symbol, timeframe }) => `signals:${symbol}:${timeframe}`))] : ['signals'];
}

/**
 * What of the one channel of all signals is asked for, so that nothing of any rule is left out.
 * @param {readonly NotificationRule[]} rules at least one
 * @returns {import('../../client/index.js').SubscribeOptions}
 */
export function optionsOf(rules) {
  const [{ symbol, timeframe }] = rules;
  const least = Math.min(...rules.map(({ min_confidence: confidence }) => confidence ?? -Infinity));
  return {
    ...(symbol !== null && rules.every((each) => each.symbol === symbol) ? { symbol: symbol.replaceAll('-', '') } : {}),
    ...(timeframe !== null && rules.every((each) => each.timeframe === timeframe) ? { timeframe } : {}),
    ...(Number.isFinite(least) ? { minConfidence: least } : {}),
  };
}

/** How many notices are shown: so many within so long, and one for all that are too many. */
export class NoticePace {
  /** @type {number[]} */ #shown = [];
  #left = 0;

  /** @param {number} most @param {number} withinMs */
  constructor(most, withinMs) {
    this.most = most;
    this.withinMs = withinMs;
  }

  /**
   * Whether one more is shown now.
   * @param {number} now milliseconds
   * @returns {{shown: true} | {shown: false, left: number}} how many were left out since the last that was shown
   */
  take(now) {
    this.#shown = this.#shown.filter((at) => now - at < this.withinMs);
    if (this.#shown.length >= this.most) {
      this.#left += 1;
      return { shown: false, left: this.#left };
    }
    this.#shown.push(now);
    this.#left = 0;
    return { shown: true };
  }
}
