package org.tradewire.collector.command;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;
import org.tradewire.collector.live.ConnectionTap;
import org.tradewire.collector.load.LoadMarket;
import org.tradewire.collector.load.LoadOrder;
import org.tradewire.collector.load.LoadOrders;
import org.tradewire.collector.market.SourceFactory;
import org.tradewire.collector.market.VenueOrder;
import org.tradewire.collector.replay.Recorder;
import org.tradewire.collector.replay.RecordingServer;
import org.tradewire.collector.replay.RecordingSource;
import org.tradewire.collector.replay.RecordingWriter;
import org.tradewire.collector.replay.ReplayPace;
import org.tradewire.collector.simulator.FairPrices;
import org.tradewire.collector.simulator.MarketFaults;
import org.tradewire.collector.simulator.SimulatedInstrument;
import org.tradewire.collector.simulator.SimulatedMarket;
import org.tradewire.collector.venue.SessionSetup;

/** Turns arguments into what the collector is to do. */
public final class CommandLine {

  /** What the collector can be asked for, for people. */
  public static final String USAGE =
      """
      collector run --config FILE --feed-dir DIR [--venue NAME]
          collects from exchanges; all of the file, or one
      collector record --config FILE --file FILE [--venue NAME]
          writes what goes over a venue's connections as a recording
      collector replay --file FILE --feed-dir DIR [--protocol NAME] [--venue NAME]
          [--speed N|max] [--loop]
      collector replay --file FILE --serve [HOST:]PORT [--speed N|max] [--loop]
          plays to every client as the exchange would; REST answers at the next port
      collector verify FILE [--protocol NAME]
          tells as JSON what a recording holds; exit code 3 where it is not whole
      collector simulate --feed-dir DIR [--rate 500] [--symbols 5] [--seed 1]
          [--venues SIMULATOR] [--history] [--faults FILE]
          prices are a function of seed and time; with --history servers get candles of before;
          lines VENUE SYMBOL FAULT of the file, which may change, tell what is told wrongly
      collector load --feed-dir DIR [--venue LOAD] [--symbol LOAD-USD] [--rate 1]
          trades alone, for measuring; a line SYMBOL RATE SECONDS on standard input orders others
      With --metrics [HOST:]PORT, run, replay, simulate and load serve Prometheus; the host is
      127.0.0.1 unless it is named.
      """;

  private static final int DEFAULT_RATE = 500;
  private static final int DEFAULT_SYMBOLS = 5;

  private CommandLine() {}

  /**
   * What the collector is to do.
   *
   * @param directory where the rings go
   * @param venues one order for each venue, at least one
   * @param metrics where figures are served
   */
  public record Order(
      Path directory, List<VenueOrder> venues, Optional<InetSocketAddress> metrics) {

    private static Order of(Options options, List<VenueOrder> venues) {
      return new Order(options.path("--feed-dir"), venues, options.address("--metrics"));
    }
  }

  /**
   * Reads the arguments.
   *
   * @throws UsageException one sentence that says which argument is wrong
   * @throws org.tradewire.collector.replay.RecordingException if there is no such recording
   */
  public static Order parse(String... args) {
    String command = args.length == 0 ? "" : args[0];
    return switch (command) {
      case "run" -> live(args);
      case "replay" -> replay(args);
      case "simulate" -> simulate(args);
      case "load" -> load(args);
      case "" ->
          throw new UsageException(
              "A subcommand is missing: run, record, replay, verify, simulate or load.");
      default ->
          throw new UsageException(
              "There is no subcommand '"
                  + command
                  + "'; there are run, record, replay, verify, simulate and load.");
    };
  }

  private static Order replay(String... args) {
    Options options =
        Options.parse(
            args,
            Set.of("--file", "--protocol", "--venue", "--feed-dir", "--speed", "--metrics"),
            Set.of("--loop"));
    Path file = options.path("--file");
    ReplayPace pace = pace(options.text("--speed", "1"));
    boolean loop = options.flag("--loop");
    // A missing recording must not leave empty rings behind.
    VenueProtocol protocol = RecordedProtocol.of(file, options.text("--protocol", ""));
    String venue = options.text("--venue", protocol.venue());
    return Order.of(
        options,
        List.of(
            new VenueOrder(
                venue,
                (listener, clock, wake) ->
                    new RecordingSource(
                        file,
                        pace,
                        loop,
                        listener,
                        side -> protocol.session(SessionSetup.ofRecording(venue, side)),
                        clock))));
  }

  /** Whether a recording is to be served and not collected. */
  public static boolean serves(String... args) {
    return args.length > 0 && args[0].equals("replay") && Arrays.asList(args).contains("--serve");
  }

  /**
   * Opens the server that the arguments ask for.
   *
   * @throws UsageException one sentence that says which argument is wrong
   * @throws org.tradewire.collector.replay.RecordingException if it cannot be served
   */
  public static RecordingServer server(String... args) {
    Options options = Options.parse(args, Set.of("--file", "--serve", "--speed"), Set.of("--loop"));
    Path file = options.path("--file");
    InetSocketAddress address = options.address("--serve").orElseThrow();
    return RecordingServer.open(
        file,
        pace(options.text("--speed", "1")),
        options.flag("--loop"),
        address.getHostString(),
        address.getPort());
  }

  private static Order live(String... args) {
    Options options =
        Options.parse(args, Set.of("--config", "--venue", "--feed-dir", "--metrics"), Set.of());
    return Order.of(
        options,
        venues(options).stream()
            .map(each -> new VenueOrder(each.venue(), exchange(each)))
            .toList());
  }

  /** The venues of the configuration file, or the one that is named. */
  private static List<VenueSettings> venues(Options options) {
    Path file = options.path("--config");
    List<VenueSettings> all = SettingsFile.read(file, System.getenv());
    String only = options.text("--venue", "");
    List<VenueSettings> chosen =
        all.stream().filter(each -> only.isEmpty() || each.venue().equals(only)).toList();
    if (chosen.isEmpty()) {
      throw new UsageException(
          "The option --venue is wrong: "
              + file
              + " has "
              + all.stream().map(VenueSettings::venue).collect(Collectors.joining(", "))
              + ", not '"
              + only
              + "'.");
    }
    return chosen;
  }

  private static SourceFactory exchange(VenueSettings settings) {
    return (listener, clock, wake) -> settings.source(listener, ConnectionTap.NONE, clock, wake);
  }

  /**
   * Opens the recorder that the arguments ask for.
   *
   * @throws UsageException one sentence that says which argument is wrong
   * @throws org.tradewire.collector.replay.RecordingException if the file cannot be written
   */
  public static Recorder recorder(
      NanoClock clock, EpochNanoClock epochClock, Consumer<String> output, String... args) {
    Options options = Options.parse(args, Set.of("--config", "--venue", "--file"), Set.of());
    List<VenueSettings> chosen = venues(options);
    if (chosen.size() > 1) {
      throw new UsageException("The option --venue is missing: a recording is of one venue.");
    }
    VenueSettings venue = chosen.get(0);
    RecordingWriter file = RecordingWriter.create(options.path("--file"));
    VenueOrder order =
        new VenueOrder(
            venue.venue(), (listener, stamps, wake) -> venue.source(listener, file, stamps, wake));
    return new Recorder(order, file, clock, epochClock, output);
  }

  /**
   * The recording that is to be verified.
   *
   * @throws UsageException if none is named
   */
  public static Path recording(String... args) {
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
  public static VenueProtocol protocol(Path file, String... args) {
    String[] behindFile = Arrays.copyOfRange(args, 1, args.length);
    behindFile[0] = args[0];
    Options options = Options.parse(behindFile, Set.of("--protocol"), Set.of());
    return RecordedProtocol.of(file, options.text("--protocol", ""));
  }

  private static Order simulate(String... args) {
    Options options =
        Options.parse(
            args,
            Set.of(
                "--feed-dir", "--rate", "--symbols", "--seed", "--venues", "--faults", "--metrics"),
            Set.of("--history"));
    int rate = options.number("--rate", DEFAULT_RATE, 1, SimulatedMarket.MAX_RATE);
    int symbols = options.number("--symbols", DEFAULT_SYMBOLS, 1, SimulatedInstrument.MAX_COUNT);
    long seed = options.seed("--seed", 1);
    List<String> venues = List.of(options.text("--venues", SimulatedMarket.VENUE).split(","));
    if (Set.copyOf(venues).size() < venues.size()) {
      throw new UsageException("The option --venues names a venue twice.");
    }
    venues.forEach(each -> requireInvented("--venues", each));
    List<SimulatedInstrument> instruments = SimulatedInstrument.first(symbols);
    FairPrices prices = new FairPrices(seed);
    boolean history = options.flag("--history");
    String faults = options.text("--faults", "");
    if (history && !venues.stream().allMatch(each -> each.startsWith(SimulatedMarket.VENUE))) {
      // Servers store what they are told of before: invented candles would pass for the exchange's.
      throw new UsageException(
          "The option --history needs venues whose names begin with "
              + SimulatedMarket.VENUE
              + '.');
    }
    List<VenueOrder> orders = new ArrayList<>();
    for (int i = 0; i < venues.size(); i++) {
      long ownSeed = seed + i;
      String venue = venues.get(i);
      orders.add(
          new VenueOrder(
              venue,
              (listener, clock, wake) -> {
                SimulatedMarket market =
                    new SimulatedMarket(instruments, prices, rate, ownSeed, listener, clock);
                if (!faults.isEmpty()) {
                  market.disturbedBy(new MarketFaults(venue, Path.of(faults)));
                }
                return history ? market.remembering() : market;
              }));
    }
    return Order.of(options, orders);
  }

  /** Servers store candles of trades by venue: invented ones would pass for the exchange's. */
  private static void requireInvented(String option, String venue) {
    if (VenueProtocol.ofVenue(venue).isPresent()) {
      throw new UsageException(
          "The option %s names an exchange: servers would store what is invented as that of %s."
                  .formatted(option, venue)
              + " Take a name such as "
              + SimulatedMarket.VENUE
              + '.');
    }
  }

  private static Order load(String... args) {
    Options options =
        Options.parse(
            args, Set.of("--feed-dir", "--venue", "--symbol", "--rate", "--metrics"), Set.of());
    String venue = options.text("--venue", "LOAD");
    requireInvented("--venue", venue);
    int rate = options.number("--rate", 1, 1, LoadOrder.MAX_RATE);
    LoadOrder first = endless(options.text("--symbol", "LOAD-USD"), rate);
    return Order.of(
        options,
        List.of(
            new VenueOrder(
                venue,
                (listener, clock, wake) ->
                    new LoadMarket(first, LoadOrders.reading(System.in), listener, clock))));
  }

  private static LoadOrder endless(String symbol, int rate) {
    try {
      return LoadOrder.endless(symbol, rate);
    } catch (IllegalArgumentException e) {
      throw new UsageException("The option --symbol is wrong: " + e.getMessage());
    }
  }

  private static ReplayPace pace(String speed) {
    try {
      return speed.equals("max") ? ReplayPace.MAX : new ReplayPace(Double.parseDouble(speed));
    } catch (NumberFormatException e) {
      throw new UsageException("The option --speed is max or a number, not '" + speed + "'.");
    } catch (IllegalArgumentException e) {
      throw new UsageException("The option --speed is wrong: " + e.getMessage() + ".");
    }
  }
}
