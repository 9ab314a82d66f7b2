const NAMES = {
  font: '--font',
  surface: '--surface',
  line: '--line',
  lineStrong: '--line-strong',
  text: '--text',
  muted: '--muted',
  accent: '--accent',
  buy: '--buy',
  buyBar: '--buy-bar',
  sell: '--sell',
  sellBar: '--sell-bar',
  good: '--good',
  warning: '--warning',
  bad: '--bad',
};

/**
 * The tokens' colours as a canvas needs them.
 * @param {Element} element
 * @returns {Record<keyof typeof NAMES, string>}
 */
export function coloursOf(element) {
  const style = getComputedStyle(element);
  const entries = Object.entries(NAMES).map(([name, token]) => [name, style.getPropertyValue(token).trim()]);
  return /** @type {Record<keyof typeof NAMES, string>} */ (Object.fromEntries(entries));
}

/** @typedef {ReturnType<typeof coloursOf>} Colours */
