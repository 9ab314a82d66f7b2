/** A heatmap's channel without the separators of its symbol. @param {string} name */
const bare = (name) => (name.startsWith('heatmap') ? name.replace(/[-/]/g, '') : name);

/**
 * A channel as it was asked for: the server writes heatmap:BTC-USDT where a client wrote heatmap:BTCUSDT.
 * @param {string} name @param {Set<string>} asked
 */
export const writtenAs = (name, asked) => (asked.has(name) ? name : ([...asked].find((each) => bare(each) === bare(name)) ?? name));
