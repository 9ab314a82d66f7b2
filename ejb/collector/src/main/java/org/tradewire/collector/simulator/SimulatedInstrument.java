package org.tradewire.collector.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * What is traded in the simulated market.
 *
 * @param symbol canonical name
 * @param priceScale digits of a price after the point: one tick is 10^-priceScale
 * @param startTicks price around which the market begins, in ticks
 * @param quantityScale digits of a quantity after the point
 * @param lot mantissa of the smallest quantity
 * @param typicalLots a usual quantity, in lots
 */
public record SimulatedInstrument(
    String symbol, int priceScale, long startTicks, int quantityScale, long lot, int typicalLots) {

  /** Most instruments that one market holds. */
  public static final int MAX_COUNT = 500;

  private static final List<SimulatedInstrument> NAMED =
      List.of(
          new SimulatedInstrument("BTC-USD", 2, 6_725_000, 4, 1, 4_000),
          new SimulatedInstrument("ETH-USD", 2, 345_000, 3, 1, 8_000),
          new SimulatedInstrument("SOL-USD", 3, 152_000, 2, 1, 9_000),
          new SimulatedInstrument("EUR-USD", 5, 108_500, 0, 100_000, 20),
          new SimulatedInstrument("GBP-USD", 5, 127_200, 0, 100_000, 15),
          new SimulatedInstrument("USD-JPY", 3, 151_400, 0, 100_000, 20),
          new SimulatedInstrument("AUD-USD", 5, 65_800, 0, 100_000, 15),
          new SimulatedInstrument("USD-CHF", 5, 88_400, 0, 100_000, 15),
          new SimulatedInstrument("XRP-USD", 5, 61_200, 1, 1, 50_000),
          new SimulatedInstrument("DOGE-USD", 5, 15_900, 0, 1, 20_000));

  /**
   * The first instruments of the catalogue: known pairs, then invented ones.
   *
   * @param count 1 to {@value #MAX_COUNT}
   */
  public static List<SimulatedInstrument> first(int count) {
    if (count < 1 || count > MAX_COUNT) {
      throw new IllegalArgumentException(
          "A simulated market has 1 to " + MAX_COUNT + " symbols: " + count);
    }
    List<SimulatedInstrument> instruments = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      instruments.add(i < NAMED.size() ? NAMED.get(i) : invented(i + 1));
    }
    return List.copyOf(instruments);
  }

  private static SimulatedInstrument invented(int number) {
    long startTicks = 20_000 + number * 7_919L % 400_000;
    return new SimulatedInstrument("SIM" + number + "-USD", 3, startTicks, 2, 1, 5_000);
  }

  /** Whether it is traded with leverage, as crypto pairs are whose open interest is told. */
  boolean leveraged() {
    return lot == 1;
  }

  /** Usual distance of the best price from the fair price, in ticks. */
  long halfSpreadTicks() {
    return Math.max(1, startTicks / 200_000);
  }

  /** Most between neighbouring levels when they are made, in ticks. */
  long levelDistanceTicks() {
    return Math.max(2, startTicks / 20_000);
  }
}
