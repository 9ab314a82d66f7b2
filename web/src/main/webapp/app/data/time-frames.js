/** Seconds of each time frame. @type {Record<string, number>} */
export const TIME_FRAMES = { '1m': 60, '5m': 300, '15m': 900, '1h': 3600, '4h': 14400, '1d': 86400 };
