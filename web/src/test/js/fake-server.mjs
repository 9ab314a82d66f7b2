/** A clock and a WebSocket under the test's hand. */
export class FakeTime {
  #now = 0;
  #next = 1;
  #tasks = new Map();
  now = () => this.#now;
  setTimeout = (task, ms) => {
    this.#tasks.set(this.#next, { at: this.#now + ms, task });
    return this.#next++;
  };
  clearTimeout = (timer) => void this.#tasks.delete(timer);

  async advance(ms) {
    const end = this.#now + ms;
    for (;;) {
      await settle();
      const due = [...this.#tasks].filter(([, t]) => t.at <= end).sort((a, b) => a[1].at - b[1].at || a[0] - b[0])[0];
      if (due === undefined) {
        break;
      }
      this.#tasks.delete(due[0]);
      this.#now = due[1].at;
      due[1].task();
    }
    this.#now = end;
    await settle();
  }
}

/** Lets pending promises run. */
export const settle = () => new Promise((resolve) => setImmediate(resolve));

export function fakeSockets() {
  const sockets = [];
  class FakeSocket {
    constructor(url, protocols) {
      Object.assign(this, { url, protocols, sent: [], closedWith: null });
      sockets.push(this);
    }
    send(text) {
      this.sent.push(JSON.parse(text));
    }
    close(code) {
      this.closedWith ??= code ?? 1005;
    }
    // What the server does:
    accept() {
      this.onopen();
    }
    push(...messages) {
      this.onmessage({ data: JSON.stringify(messages) });
    }
    end(code, reason = '') {
      this.onclose({ code, reason });
    }
    last(action) {
      return this.sent.filter((command) => command.action === action).at(-1);
    }
  }
  return { FakeSocket, sockets };
}
