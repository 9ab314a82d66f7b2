import { feeds } from './feeds.js';
import { tickToScreen } from './latency.js';
import { sampled } from './latency-samples.js';
import { Store } from './store.js';

/** What the node and this browser measured lately, oldest first. @type {Store<readonly import('./latency-samples.js').LatencySample[]>} */
export const latencyHistory = new Store(/** @type {readonly import('./latency-samples.js').LatencySample[]} */ ([]));

feeds.status.watch((status) => latencyHistory.set(sampled(latencyHistory.value, status, tickToScreen.summary.value)));
