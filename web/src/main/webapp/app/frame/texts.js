/** English texts of what stands around every page. */
export const texts = {
  frame: {
    skip: 'Skip to content',
    navigation: 'Pages',
    menu: 'Menu',
    market: 'Market',
    challenges: 'Challenges',
    risk: 'Risk',
    admin: 'Administration',
    settings: 'Settings',
    configuration: 'Configuration',
    notFoundTitle: 'Page not found',
    notFound: (path) => `There is no page at ${path}.`,
    noRightTitle: 'No access',
    noRight: (roles) => `Your role (${roles || 'none'}) has no access to this page.`,
    toMarket: 'Go to the market page',
    loading: 'Loading the page …',
    pageError: 'The page could not be loaded.',
  },
  status: {
    label: 'Status',
    connection: {
      idle: 'No live data',
      connecting: 'Connecting',
      connected: 'Connected',
      slow: 'Slow',
      disconnected: 'Disconnected',
    },
    retryIn: (seconds) => `next try in ${seconds} s`,
    retryNow: 'Try now',
    feeds: 'Feeds',
    noFeeds: 'no feed',
    feedState: { LIVE: 'live', STALE: 'stale', DOWN: 'down' },
    feedTitle: (venue, state, age, lost) =>
      `${venue} is ${state}: last sign of life ${age} ago; ${lost} messages lost since the node started.`,
    latency: 'Tick to screen',
    latencyTitle: (p50, p99, samples) =>
      `From the ring write of a tick until this browser painted it: median ${p50}, 99th percentile ${p99}, ` +
      `${samples} frames of the last 10 s. True only when server and browser share one machine's clock.`,
    latencyNone: 'Measured while the market page shows a live book.',
    clocksDiffer: 'clocks differ',
    clocksDifferTitle: 'The tick seems to come from the future: the clocks of server and browser differ.',
    node: 'Node',
    nodeUnknown: 'unknown',
    user: 'User',
    signOut: 'Sign out',
  },
};
