import { CandleFeed } from '../../data/candle-feed.js';
import { Resource } from '../../data/resource.js';
import { session } from '../../data/session.js';
import { streams } from '../../data/streams.js';
import { HeatGrid, bucketOf } from './heat-grid.js';
import { HeatImage } from './heat-image.js';
import { LeverageFilter } from './leverage-filter.js';
import { WINDOWS, candlesIn, columnsOf } from './windows.js';
import { inBuckets, zonesOf } from './zones.js';

/** The open candle is told once a second at most. */
const LIVE_EVERY_S = 1;
/** As many are given at once. */
const MAX_LIQUIDATIONS = 1000;
const BUCKET_DIGITS = 12;
const CANDLE_MS = 300000;

/**
 * @typedef {object} Choice what of a symbol is shown
 * @property {string} venue empty for all
 * @property {import('../../data/wire.d.ts').HeatmapModel} model
 * @property {string} window a key of WINDOWS
 * @property {number} multiple of the symbol's bucket
 *
 * @typedef {object} Now the newest picture
 * @property {import('./heat-grid.js').Level[]} levels by ascending price, in the chosen buckets
 * @property {number} price
 * @property {number} atMs when its candle began
 * @property {boolean} closed
 * @property {import('./zones.js').Zone[]} zones
 */

/**
 * The pictures of one symbol, from what is stored and what the channel tells, with the candles above them. The channel tells
 * of all venues together: where one of several is chosen, each closed candle on it makes this read again.
 */
export class HeatmapFeed {
  image = new HeatImage();
  /** The newest picture; null before the first. @type {Now | null} */ newest = null;
  /** Grows with each change. */ revision = 0;
  /** Why the server refuses the channel; a sentence or null. @type {string | null} */ refusal = null;
  /** @type {Resource<HeatGrid | null>} */ series;
  /** @type {Resource<import('../../data/wire.d.ts').Heatmap | null>} */ now;
  /** @type {Resource<import('./marks.js').Liquidation[]>} */ liquidations;
  /** @type {LeverageFilter} */ leverages;
  /** @type {CandleFeed | null} */ #candles = null;
  /** What the channel told last. @type {import('../../data/wire.d.ts').HeatmapPicture | null} */ #told = null;
  #subscription;
  /** When the newest closed candle began that the channel told; empty before the first. */ #closedAt = '';
  #closed = false;
  #liquidationsWanted = false;

  /**
   * @param {import('../../data/wire.d.ts').HeatmapSymbol} entry
   * @param {Choice} choice
   * @param {{changed: () => void, settings: () => void}} told `settings`: the symbol's have changed
   */
  constructor(entry, choice, told) {
    this.entry = entry;
    this.choice = choice;
    this.window = WINDOWS[choice.window];
    this.bucket = Number((entry.bucket * choice.multiple).toPrecision(BUCKET_DIGITS));
    this.venues = choice.venue === '' ? entry.venues : [choice.venue];
    this.told = told;
    const host = { requestUpdate: () => this.#changed() };
    this.series = new Resource(host, () => this.#readSeries(), null);
    this.now = new Resource(host, () => this.#readNow(), null);
    this.liquidations = new Resource(host, () => this.#readLiquidations(), []);
    this.leverages = new LeverageFilter(host, () => session.api.get(`/api/heatmap/levels?${this.#query()}`));
    if (this.venues.length > 0) {
      this.#candles = new CandleFeed(this.venues[0], entry.symbol, this.window.frame, () => this.#changed(), candlesIn(this.window));
    }
    // First the changes, then what was before: nothing falls between them.
    this.#subscription = streams.heatmap.subscribe(
      `heatmap:${entry.symbol}${choice.model === 'classic' ? ':classic' : ''}`,
      {
        message: ({ data, initial }) => this.#received(data, initial === true),
        resumed: () => this.#readAgain(),
        gap: () => this.#readAgain(),
        refused: ({ message, temporary }) => {
          this.refusal = temporary ? this.refusal : message;
          this.#changed();
        },
      },
      { updateInterval: LIVE_EVERY_S },
    );
    this.#readAgain();
  }

  /** Oldest first. */
  get candles() {
    return this.#candles?.candles ?? [];
  }

  /** The price of now: candles go on while the picture's is that of its candle; null before there is any. */
  get price() {
    const last = this.candles.at(-1);
    return last === undefined ? (this.newest?.price ?? null) : Number(last.close);
  }

  /** Whether the channel tells just these venues. */
  get live() {
    return this.venues.length === this.entry.venues.length;
  }

  /** Lower edge of the bucket of a price. @param {number} price */
  edge = (price) => Number((bucketOf(price, this.bucket) * this.bucket).toPrecision(BUCKET_DIGITS));

  /** Reads them, and again with each closed candle. */
  followLiquidations() {
    if (!this.#liquidationsWanted) {
      this.#liquidationsWanted = true;
      this.liquidations.load();
    }
  }

  close() {
    this.#closed = true;
    this.#subscription.close();
    this.#candles?.close();
    this.leverages.close();
  }

  /** The newest picture with the levels of the chosen leverages alone; null before it is known. */
  get chosen() {
    return this.leverages.of(this.newest);
  }

  #readAgain() {
    this.series.load();
    this.now.load();
    this.leverages.readAgain();
  }

  /** @param {Record<string, string>} [more] */
  #query(more = {}) {
    const { venue, model, multiple } = this.choice;
    const query = new URLSearchParams({ symbol: this.entry.symbol, model, ...more });
    if (venue !== '') {
      query.set('venue', venue);
    }
    if (multiple !== 1) {
      query.set('bucket', decimalText(this.bucket));
    }
    return query;
  }

  async #readSeries() {
    const size = { ...columnsOf(this.window, Date.now()), bucket: this.bucket };
    const start = new Date(size.from * 1000).toISOString();
    const end = new Date((size.from + size.columns * size.step) * 1000).toISOString();
    const query = this.#query({ start, end, interval: this.window.interval, format: 'steps' });
    const { steps } = await session.api.get(`/api/heatmap-timeseries?${query}`);
    const grid = HeatGrid.of(steps, size);
    if (this.live && this.#told !== null) {
      grid.put(Date.parse(this.#told.open_time) / 1000, this.#told.levels);
    }
    this.image.take(grid);
    return grid;
  }

  async #readNow() {
    const query = this.#query();
    query.delete('symbol');
    const answer = await session.api.get(`/api/heatmap/${encodeURIComponent(this.entry.symbol)}?${query}`);
    if (!this.live || this.#told === null) {
      this.#take(answer.data);
    }
    return answer;
  }

  async #readLiquidations() {
    const { from } = columnsOf(this.window, Date.now());
    const query = new URLSearchParams({ symbol: this.entry.symbol, from: new Date(from * 1000).toISOString(), limit: String(MAX_LIQUIDATIONS) });
    const answers = await Promise.all(this.venues.map((venue) => session.api.get(`/api/market/liquidations?venue=${encodeURIComponent(venue)}&${query}`)));
    return answers.flatMap(({ items }) => items.map(liquidation));
  }

  /** @param {import('../../data/wire.d.ts').HeatmapPicture} data @param {boolean} initial */
  #received(data, initial) {
    this.refusal = null;
    if (data.bucket !== this.entry.bucket) {
      this.told.settings();
      return;
    }
    // A picture of a candle that is known already: history was corrected, or is computed anew, and older ones may differ.
    const again = data.closed && data.open_time <= this.#closedAt;
    this.#closedAt = data.closed ? data.open_time : this.#closedAt;
    this.#told = data;
    if (this.live) {
      this.#take(data);
      this.#draw(data);
    }
    if (data.closed && !initial) {
      if (again || !this.live) {
        this.series.load();
      }
      this.now.load();
      this.leverages.readAgain(Date.parse(data.open_time) + CANDLE_MS);
      if (this.#liquidationsWanted) {
        this.liquidations.load();
      }
    }
    this.#changed();
  }

  #changed() {
    if (!this.#closed) {
      this.revision += 1;
      this.told.changed();
    }
  }

  /** @param {import('../../data/wire.d.ts').HeatmapPicture} data */
  #take(data) {
    const levels = data.bucket === this.bucket ? data.levels : inBuckets(data.levels, this.edge);
    const price = data.current_price;
    this.newest = { levels, price, atMs: Date.parse(data.open_time), closed: data.closed, zones: zonesOf(levels, price) };
  }

  /** @param {import('../../data/wire.d.ts').HeatmapPicture} data */
  #draw(data) {
    const grid = this.series.value;
    if (grid === null) {
      return;
    }
    const seconds = Date.parse(data.open_time) / 1000;
    const anew = grid.put(seconds, data.levels);
    if (anew === 'all') {
      this.image.take(grid);
    } else if (anew === 'column') {
      this.image.takeColumn(grid.columnOf(seconds));
    }
  }
}

/** @returns {import('./marks.js').Liquidation} */
function liquidation({ at, side, price, average_price: average, filled }) {
  const paid = Number(average) > 0 ? Number(average) : Number(price);
  return { atMs: Date.parse(at), side, price: paid, notional: paid * Number(filled) };
}

/** Without an exponent and superfluous zeros. @param {number} value */
function decimalText(value) {
  return value.toFixed(BUCKET_DIGITS).replace(/\.?0+$/, '');
}
