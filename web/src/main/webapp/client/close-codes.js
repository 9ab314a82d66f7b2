/**
 * Why a connection ended, by WebSocket close code, and whether another attempt makes sense.
 * @type {Readonly<Record<number, {name: string, retry: boolean, meaning: string}>>}
 */
export const CLOSE_CODES = Object.freeze({
  1000: { name: 'NORMAL', retry: true, meaning: 'The server closed the connection.' },
  1001: { name: 'GOING_AWAY', retry: true, meaning: 'The server is going away.' },
  1006: { name: 'LOST', retry: true, meaning: 'The connection was lost.' },
  1009: { name: 'TOO_BIG', retry: true, meaning: 'A message was too big.' },
  1011: { name: 'SERVER_ERROR', retry: true, meaning: 'The server failed.' },
  4001: { name: 'SHUTDOWN', retry: true, meaning: 'The server is shutting down.' },
  4003: { name: 'RECONNECT', retry: true, meaning: 'The server asked for a new connection.' },
  4008: { name: 'SLOW', retry: true, meaning: 'This client read too slowly.' },
  4010: { name: 'GAP', retry: true, meaning: 'The stream had a gap that could not be filled.' },
  4012: { name: 'NO_PONG', retry: true, meaning: 'The other side stopped answering.' },
  4401: { name: 'UNAUTHORIZED', retry: false, meaning: 'The sign-in is no longer valid.' },
  4403: { name: 'FORBIDDEN', retry: false, meaning: 'This user may not connect here.' },
  4404: { name: 'LIMIT', retry: false, meaning: 'Too many connections are open.' },
  4429: { name: 'ABUSE', retry: false, meaning: 'Too many requests were sent.' },
});

/**
 * @param {number} code
 * @returns {{code: number, name: string, retry: boolean, meaning: string}} unknown codes are retried, but for 4400 to 4499
 */
export function describeClose(code) {
  const final = code >= 4400 && code <= 4499;
  const known = CLOSE_CODES[code] ?? { name: 'OTHER', retry: !final, meaning: `The connection was closed (${code}).` };
  return { code, ...known };
}
