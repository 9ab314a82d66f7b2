package org.tradewire.collector;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.agrona.concurrent.EpochNanoClock;
import org.tradewire.collector.load.LoadMarket;
import org.tradewire.collector.load.LoadOrder;
import org.tradewire.collector.load.LoadOrders;
import org.tradewire.collector.replay.Pace;
import org.tradewire.collector.replay.RecordingSource;
import org.tradewire.collector.simulator.SimulatedInstrument;
import org.tradewire.collector.simulator.SimulatedMarket;
import org.tradewire.collector.venue.MarketDataListener;
import org.tradewire.collector.venue.MarketDataSource;
import org.tradewire.collector.venue.SessionSetup;
import org.tradewire.collector.venue.VenueSession;

/** Turns arguments into what the collector is to do. */
final class CommandLine {

  static final String USAGE =
      """
      collector replay --file FILE --feed-dir DIR [--protocol NAME] [--venue NAME]
          [--speed N|max] [--loop]
      collector verify FILE [--protocol NAME]
          tells as JSON what a recording holds; exit code 3 where it has a gap
      collector simulate --feed-dir DIR [--rate 500] [--symbols 5] [--seed 1]
      collector load --feed-dir DIR [--venue LOAD] [--symbol LOAD-USD] [--rate 1]
          trades alone, for measuring; a line SYMBOL RATE SECONDS on standard input orders others
      """;

  private static final int DEFAULT_RATE = 500;
  private static final int DEFAULT_SYMBOLS = 5;

  private CommandLine() {}

  /**
   * What the collector is to do.
   *
   * @param venue canonical name in capitals
   * @param directory where the rings go
   * @param source makes the source of market data once a listener is there
   */
  record Order(String venue, Path directory, SourceFactory source) {}

  /** Makes a source that tells a listener. */
  @FunctionalInterface
  interface SourceFactory {

    /**
     * Makes the source.
     *
     * @param wake makes the writer thread poll the source soon; from any thread
     * @throws org.tradewire.collector.replay.RecordingException if a recording cannot be played
     */
    MarketDataSource create(MarketDataListener listener, EpochNanoClock clock, Runnable wake);
  }

  /**
   * Reads the arguments.
   *
   * @throws UsageException one sentence that says which argument is wrong
   * @throws org.tradewire.collector.replay.RecordingException if there is no such recording
   */
  static Order parse(String... args) {
    String command = args.length == 0 ? "" : args[0];
    return switch (command) {
      case "replay" -> replay(args);
      case "simulate" -> simulate(args);
      case "load" -> load(args);
      case "" ->
          throw new UsageException("A subcommand is missing: replay, verify, simulate or load.");
      default ->
          throw new UsageException(
              "There is no subcommand '"
                  + command
                  + "'; there are replay, verify, simulate and load.");
    };
  }

  private static Order replay(String... args) {
    Options options =
        Options.parse(
            args,
            Set.of("--file", "--protocol", "--venue", "--feed-dir", "--speed"),
            Set.of("--loop"));
    Path file = options.path("--file");
    Pace pace = pace(options.text("--speed", "1"));
    boolean loop = options.flag("--loop");
    Path directory = options.path("--feed-dir");
    // A missing recording must not leave empty rings behind.
    VenueProtocol protocol = RecordedProtocol.of(file, options.text("--protocol", ""));
    String venue = options.text("--venue", protocol.venue());
    return new Order(
        venue,
        directory,
        (listener, clock, wake) -> {
          VenueSession session = protocol.session(SessionSetup.ofRecording(venue, listener));
          return new RecordingSource(file, pace, loop, session, clock);
        });
  }

  /**
   * The recording that is to be verified.
   *
   * @throws UsageException if none is named
   */
  static Path recording(String... args) {
    if (args.length < 2 || args[1].startsWith("--")) {
      throw new UsageException("The recording is missing: collector verify FILE.");
    }
    return Path.of(args[1]);
  }

  /**
   * The protocol of the recording that is to be verified.
   *
   * @throws UsageException if it is not known, or an option is wrong
   */
  static VenueProtocol protocol(Path file, String... args) {
    String[] behindFile = Arrays.copyOfRange(args, 1, args.length);
    behindFile[0] = args[0];
    Options options = Options.parse(behindFile, Set.of("--protocol"), Set.of());
    return RecordedProtocol.of(file, options.text("--protocol", ""));
  }

  private static Order simulate(String... args) {
    Options options =
        Options.parse(args, Set.of("--feed-dir", "--rate", "--symbols", "--seed"), Set.of());
    int rate = options.number("--rate", DEFAULT_RATE, 1, SimulatedMarket.MAX_RATE);
    int symbols = options.number("--symbols", DEFAULT_SYMBOLS, 1, SimulatedInstrument.MAX_COUNT);
    long seed = options.seed("--seed", 1);
    return new Order(
        SimulatedMarket.VENUE,
        options.path("--feed-dir"),
        (listener, clock, wake) ->
            new SimulatedMarket(SimulatedInstrument.first(symbols), rate, seed, listener, clock));
  }

  private static Order load(String... args) {
    Options options =
        Options.parse(args, Set.of("--feed-dir", "--venue", "--symbol", "--rate"), Set.of());
    int rate = options.number("--rate", 1, 1, LoadOrder.MAX_RATE);
    LoadOrder first = endless(options.text("--symbol", "LOAD-USD"), rate);
    return new Order(
        options.text("--venue", "LOAD"),
        options.path("--feed-dir"),
        (listener, clock, wake) ->
            new LoadMarket(first, LoadOrders.reading(System.in), listener, clock));
  }

  private static LoadOrder endless(String symbol, int rate) {
    try {
      return LoadOrder.endless(symbol, rate);
    } catch (IllegalArgumentException e) {
      throw new UsageException("The option --symbol is wrong: " + e.getMessage());
    }
  }

  private static Pace pace(String speed) {
    try {
      return speed.equals("max") ? Pace.MAX : new Pace(Double.parseDouble(speed));
    } catch (NumberFormatException e) {
      throw new UsageException("The option --speed is max or a number, not '" + speed + "'.");
    } catch (IllegalArgumentException e) {
      throw new UsageException("The option --speed is wrong: " + e.getMessage() + ".");
    }
  }
}
