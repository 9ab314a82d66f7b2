/**
 * Fetches single-use tickets with a token, from the host that serves the sockets.
 * @param {string} url `ws:` or `wss:` address of an endpoint
 * @param {string | (() => string) | undefined} token asked anew each time where it is a function
 * @param {typeof fetch} [fetcher]
 * @returns {() => Promise<string>} what TradewireClient takes as `ticket`
 */
export function ticketsFor(url, token, fetcher = globalThis.fetch) {
  const address = new URL('/api/ws-ticket', url.replace(/^ws/, 'http'));
  return async () => {
    const bearer = typeof token === 'function' ? token() : token;
    const answer = await fetcher(address, { method: 'POST', headers: { Authorization: `Bearer ${bearer}` } });
    if (!answer.ok) {
      throw Object.assign(new Error(`The server gave no ticket: ${answer.status}.`), { temporary: answer.status !== 401 && answer.status !== 403 });
    }
    return (await answer.json()).ticket;
  };
}
