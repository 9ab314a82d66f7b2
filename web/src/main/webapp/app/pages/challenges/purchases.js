import { Command } from '../../data/command.js';

/**
 * @typedef {object} Purchase
 * @property {Command} command asks the server for it, and keeps its answer
 * @property {string} bought id of the challenge that was bought last; empty before
 */

/** What is bought in a catalogue: one purchase at a time of each template, each with an answer of its own. */
export class Purchases {
  /** @type {Map<string, Purchase>} */ #known = new Map();
  #host;
  #buy;

  /**
   * @param {{requestUpdate: () => void}} host
   * @param {(templateId: string) => Promise<import('../../data/wire.d.ts').Challenge>} buy
   */
  constructor(host, buy) {
    this.#host = host;
    this.#buy = buy;
  }

  /** @param {string} id of a template @returns {Purchase} */
  of(id) {
    const known = this.#known.get(id) ?? { command: new Command(this.#host), bought: '' };
    this.#known.set(id, known);
    return known;
  }

  /** Buys it. @param {string} id of a template @param {string} done what is answered then */
  buy(id, done) {
    const purchase = this.of(id);
    return purchase.command.run(() => this.#buy(id), {
      done: (challenge) => {
        purchase.bought = challenge.id;
        return done;
      },
    });
  }
}
