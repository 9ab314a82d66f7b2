import { words } from '../shared/texts.js';

/** Kinds of a 503 behind which something may have been done: the connection broke on the way. */
const UNCERTAIN = new Set(['database-unavailable', 'feed-unreachable']);

/** A refused or failed call; the message is a sentence for the user. */
export class ApiError extends Error {
  /**
   * @param {string} message
   * @param {{status?: number, kind?: string, field?: string | null}} [details] status 0: no answer at all; kind: last part
   *     of the problem's type, empty where the status says it all
   */
  constructor(message, { status = 0, kind = '', field = null } = {}) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.kind = kind;
    this.field = field;
  }

  /** Whether repeating the same call may succeed: no definite answer was given. */
  get temporary() {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }

  /** Whether nobody knows if the call did what it asked for. A 503 with a code says why nothing was done, with few exceptions. */
  get unanswered() {
    if (this.status === 503 && this.kind !== '') {
      return UNCERTAIN.has(this.kind);
    }
    return this.status === 0 || this.status === 408 || this.status >= 500;
  }
}

const TIMEOUT_MS = 15000;
/** A file is written while it is read. */
const FILE_TIMEOUT_MS = 600000;

/** Calls the REST interface with the session's token; answers JSON or throws {@link ApiError}. */
export class Api {
  #token;
  #unauthorized;

  /**
   * @param {() => string | null} token
   * @param {() => void} unauthorized told when the server does not accept the token any more
   */
  constructor(token, unauthorized) {
    this.#token = token;
    this.#unauthorized = unauthorized;
  }

  /** @param {string} path */
  get(path) {
    return this.#call('GET', path);
  }

  /** @param {string} path @param {object} [body] */
  post(path, body) {
    return this.#call('POST', path, body);
  }

  /** @param {string} path @param {string} csv */
  postCsv(path, csv) {
    return this.#call('POST', path, csv, 'text/csv');
  }

  /** @param {string} path @param {object} body */
  put(path, body) {
    return this.#call('PUT', path, body);
  }

  /** @param {string} path */
  delete(path) {
    return this.#call('DELETE', path);
  }

  /**
   * Reads a CSV file, which may be long.
   * @param {string} path @returns {Promise<Blob>}
   */
  async getCsv(path) {
    const response = await this.#answerOf(path, { method: 'GET', headers: { Accept: 'text/csv, application/json, application/problem+json' } }, FILE_TIMEOUT_MS);
    if (!response.headers.get('Content-Type')?.startsWith('text/csv')) {
      throw new ApiError(words.errors.noFile);
    }
    try {
      return await response.blob();
    } catch {
      throw new ApiError(words.errors.broken); // a file that ends early is none
    }
  }

  async #call(method, path, body, type = 'application/json') {
    const headers = { Accept: 'application/json, application/problem+json' };
    if (body !== undefined) {
      headers['Content-Type'] = type;
    }
    const answer = await this.#answerOf(path, { method, headers, body: typeof body === 'object' ? JSON.stringify(body) : body }, TIMEOUT_MS);
    return readJson(answer);
  }

  /**
   * @param {string} path
   * @param {{method: string, headers: Record<string, string>, body?: string}} request
   * @param {number} timeoutMs
   * @returns {Promise<Response>} one that does not refuse
   */
  async #answerOf(path, request, timeoutMs) {
    const token = this.#token();
    const headers = token === null ? request.headers : { ...request.headers, Authorization: `Bearer ${token}` };
    let response;
    try {
      response = await fetch(path, { ...request, headers, signal: AbortSignal.timeout(timeoutMs) });
    } catch {
      throw new ApiError(words.errors.unreachable);
    }
    if (response.ok) {
      return response;
    }
    const problem = await readJson(response);
    if (response.status === 401 && token !== null && token === this.#token()) {
      this.#unauthorized();
    }
    throw problemOf(response, problem);
  }
}

/** @param {Response} response @returns {Promise<any>} null where the body is no JSON */
async function readJson(response) {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

/** @param {Response} response @param {{type?: string, title?: string, detail?: string, field?: string} | null} problem */
function problemOf(response, problem) {
  const message = problem?.detail || problem?.title || words.errors.status(response.status);
  return new ApiError(message, {
    status: response.status,
    kind: kindOf(String(problem?.type ?? '')),
    field: problem?.field ?? null,
  });
}

/** @param {string} type of a problem */
const kindOf = (type) => (type === 'about:blank' ? '' : type.split(/[/:#]/).at(-1));
