package org.tradewire.collector.simulator;

/**
 * The price that a simulated market quotes around: a function of seed, symbol and time, so that it
 * is the same in another process, and what was before a market opened can be told as well as what
 * comes.
 *
 * <p>The distance from the starting price is a sum of layers of value noise. Layer {@code i} has a
 * random number in [-1, 1) at every multiple of {@code 2^(31 + 2i)} ns (2.1 s, 8.6 s, 34 s .. 104
 * days) and goes smoothly from one to the next; its share of the price grows with the square root
 * of its length, as the distance of a random walk does, up to that of the layer of six days. Whole
 * ticks; stays within {@value #MAX_DRIFT_PERCENT} % of the starting price.
 *
 * <p>Remembers where it was asked last, so that times in a row are cheap. Not thread-safe; any
 * number of them agree.
 */
final class FairPrice {

  /** Most that the price ever is away from where it starts, in percent. */
  static final int MAX_DRIFT_PERCENT = 10;

  private static final int LAYERS = 12;
  private static final int SHORTEST_BITS = 31;
  private static final int BITS_PER_LAYER = 2;
  private static final int LONGEST_GROWING = 9;

  /** Relative change of the price in a second that a layer of that length would make. */
  private static final double PER_ROOT_SECOND = 3e-5;

  /** Added to each layer's length, in seconds: something moves within seconds, too. */
  private static final double LIVELINESS_SECONDS = 20;

  private static final double[] SHARES = shares();

  private final long seed;
  private final long start;
  private final long[] indexes = new long[LAYERS];
  private final double[] lefts = new double[LAYERS];
  private final double[] rights = new double[LAYERS];

  FairPrice(long seed, SimulatedInstrument instrument) {
    this.seed = Mixing.of(seed, instrument.symbol().hashCode());
    this.start = instrument.startTicks();
    for (int layer = 0; layer < LAYERS; layer++) {
      move(layer, 0);
    }
  }

  private static double[] shares() {
    double[] shares = new double[LAYERS];
    for (int layer = 0; layer < LAYERS; layer++) {
      int bits = SHORTEST_BITS + BITS_PER_LAYER * Math.min(layer, LONGEST_GROWING);
      double seconds = (1L << bits) / 1e9;
      shares[layer] = PER_ROOT_SECOND * Math.sqrt(seconds + LIVELINESS_SECONDS);
    }
    return shares;
  }

  /**
   * The price at an instant.
   *
   * @param timeNs nanoseconds since the Unix epoch, at least 0
   */
  long ticks(long timeNs) {
    double drift = 0;
    for (int layer = 0; layer < LAYERS; layer++) {
      int bits = SHORTEST_BITS + BITS_PER_LAYER * layer;
      long index = timeNs >> bits;
      if (index != indexes[layer]) {
        move(layer, index);
      }
      double x = (timeNs - (index << bits)) / (double) (1L << bits);
      double smooth = x * x * (3 - 2 * x);
      drift += SHARES[layer] * (lefts[layer] + (rights[layer] - lefts[layer]) * smooth);
    }
    return Math.round(start * (1 + drift));
  }

  private void move(int layer, long index) {
    indexes[layer] = index;
    lefts[layer] = noise(layer, index);
    rights[layer] = noise(layer, index + 1);
  }

  private double noise(int layer, long index) {
    return Mixing.signed(Mixing.of(Mixing.of(seed, layer), index));
  }
}
