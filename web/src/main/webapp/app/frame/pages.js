import { texts } from './texts.js';

const EVERYBODY = ['trader', 'dealer', 'risk', 'admin', 'monitor'];

/**
 * @typedef {object} PageEntry
 * @property {string} name
 * @property {string[]} addresses patterns; `:id` stands for one segment and becomes the parameter `id`
 * @property {string[]} roles who may see it
 * @property {() => Promise<PageModule>} load a page comes when it is first shown
 * @property {{path: string, sign: string, label: string}} [link] its place in the navigation
 * @property {string} [below] name of the page that the navigation marks in its place
 *
 * @typedef {{page: import('../data/router.js').Page}} PageModule what the file of a page exports
 *
 * @typedef {{entry: PageEntry, params: Record<string, string>}} Shown
 */

/** Who is not signed in sees this page at every address. */
export const signIn = { load: () => import('../pages/sign-in/sign-in-page.js') };

/** Every page: its addresses, who sees it, how it is loaded; those with a link stand in the navigation. @type {PageEntry[]} */
export const pages = [
  {
    name: 'market',
    addresses: ['/', '/market', '/market/:venue/:symbol'],
    roles: EVERYBODY,
    link: { path: '/market', sign: '▤', label: texts.frame.market },
    load: () => import('../pages/market/market-page.js'),
  },
  {
    name: 'heatmap',
    addresses: ['/heatmap', '/heatmap/:symbol'],
    roles: EVERYBODY,
    link: { path: '/heatmap', sign: '▦', label: texts.frame.heatmap },
    load: () => import('../pages/heatmap/heatmap-page.js'),
  },
  {
    name: 'signals',
    addresses: ['/signals', '/signals/:id/:time'],
    roles: EVERYBODY,
    link: { path: '/signals', sign: '⇅', label: texts.frame.signals },
    load: () => import('../pages/signals/signals-page.js'),
  },
  {
    name: 'notifications',
    addresses: ['/notifications'],
    roles: EVERYBODY,
    link: { path: '/notifications', sign: '◉', label: texts.frame.notifications },
    load: () => import('../pages/notifications/notifications-page.js'),
  },
  {
    name: 'challenges',
    addresses: ['/challenges'],
    roles: ['trader', 'risk', 'admin'],
    link: { path: '/challenges', sign: '◎', label: texts.frame.challenges },
    load: () => import('../pages/challenges/challenges-page.js'),
  },
  {
    name: 'challenge',
    addresses: ['/challenges/:id'],
    roles: ['trader', 'risk', 'admin'],
    below: 'challenges',
    load: () => import('../pages/challenge/challenge-page.js'),
  },
  {
    name: 'risk',
    addresses: ['/risk'],
    roles: ['risk', 'admin'],
    link: { path: '/risk', sign: '△', label: texts.frame.risk },
    load: () => import('../pages/risk/risk-page.js'),
  },
  {
    name: 'admin',
    addresses: ['/admin'],
    roles: ['admin'],
    link: { path: '/admin', sign: '⚙', label: texts.frame.admin },
    load: () => import('../pages/admin/admin-page.js'),
  },
  {
    name: 'settings',
    addresses: ['/settings'],
    roles: ['admin'],
    link: { path: '/settings', sign: '≡', label: texts.frame.settings },
    load: () => import('../pages/settings/settings-page.js'),
  },
  {
    name: 'configuration',
    addresses: ['/configuration'],
    roles: ['admin'],
    link: { path: '/configuration', sign: '☰', label: texts.frame.configuration },
    load: () => import('../pages/settings/configuration-page.js'),
  },
];

/** The page of an address with its parameters. @param {string} path @returns {Shown | null} null where there is none */
export function pageAt(path) {
  const segments = segmentsOf(path);
  for (const entry of pages) {
    for (const address of entry.addresses) {
      const params = parametersOf(segmentsOf(address), segments);
      if (params !== null) {
        return { entry, params };
      }
    }
  }
  return null;
}

/** @param {string} path @returns {string[]} a slash at the end is no segment */
const segmentsOf = (path) => path.replace(/\/$/, '').split('/').slice(1);

/** @param {string[]} pattern @param {string[]} segments @returns {Record<string, string> | null} null where they do not match */
function parametersOf(pattern, segments) {
  if (pattern.length !== segments.length) {
    return null;
  }
  /** @type {Record<string, string>} */
  const params = {};
  for (const [i, part] of pattern.entries()) {
    if (part.startsWith(':') && segments[i] !== '') {
      const value = decoded(segments[i]);
      if (value === null) {
        return null;
      }
      params[part.slice(1)] = value;
    } else if (part !== segments[i]) {
      return null;
    }
  }
  return params;
}

/** @param {string} segment @returns {string | null} null where a broken escape makes it no address of ours */
function decoded(segment) {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
