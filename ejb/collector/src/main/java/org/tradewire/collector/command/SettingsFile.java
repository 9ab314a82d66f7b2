package org.tradewire.collector.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.tradewire.collector.live.ConnectionSettings;
import org.tradewire.collector.live.SymbolSpread;
import org.tradewire.collector.venue.CanonicalSymbol;
import org.tradewire.collector.venue.InvalidMessageException;
import org.tradewire.collector.venue.SessionSetup;

/**
 * The file that says which exchanges are collected: Java properties in UTF-8, {@code venues} and,
 * for each of them, keys that begin with its name. Every key is checked; an unknown one is an
 * error, for it is a mistyped one. A variable of the environment stands for a key that is not
 * there.
 */
final class SettingsFile {

  private static final Logger LOG = System.getLogger(SettingsFile.class.getName());
  private static final String VENUES = "venues";
  private static final Set<String> KEYS =
      Set.of(
          "protocol",
          "symbols",
          "depth",
          "stream",
          "market-stream",
          "rest",
          "connections",
          "spread",
          "silence-seconds",
          "quiet-seconds",
          "renewal-minutes",
          "send-spacing-ms",
          "fetch-spacing-ms");
  private static final Pattern VENUE = Pattern.compile("[A-Z0-9_]{1,32}");
  private static final int MAX_SYMBOLS = 500;
  private static final int DEEPEST = 1_000;
  private static final int MAX_MINUTES = 60 * 24 * 7;
  private static final int MINUTE_MS = 60_000;
  private static final int HOUR_SECONDS = 3_600;

  private final Path file;
  private final Properties properties;
  private final Map<String, String> environment;
  private final List<String> aliases = new ArrayList<>();

  private SettingsFile(Path file, Properties properties, Map<String, String> environment) {
    this.file = file;
    this.properties = properties;
    this.environment = environment;
  }

  /**
   * Reads the settings of every venue of the file. Which name gave what is logged once.
   *
   * @param environment variables that may stand for keys; a blank one counts as none
   * @throws UsageException one sentence that names the file, the key and what is wrong
   */
  static List<VenueSettings> read(Path file, Map<String, String> environment) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
      properties.load(reader);
    } catch (NoSuchFileException e) {
      throw new UsageException("There is no configuration file " + file + ".");
    } catch (IOException | IllegalArgumentException e) {
      throw new UsageException(
          "The configuration file " + file + " cannot be read: " + e.getMessage() + ".");
    }
    return new SettingsFile(file, properties, environment).venues();
  }

  private List<VenueSettings> venues() {
    List<String> names = list(VENUES);
    Set<String> known = new HashSet<>(Set.of(VENUES));
    for (String name : names) {
      if (!VENUE.matcher(name).matches()) {
        throw wrong(VENUES, "is a list of names of capitals, digits or underscores, not " + name);
      }
      KEYS.forEach(key -> known.add(name + "." + key));
    }
    for (String key : properties.stringPropertyNames()) {
      if (!known.contains(key)) {
        throw wrong(key, "is not known; a venue of " + VENUES + " has " + sortedKeys());
      }
    }
    List<VenueSettings> all = new ArrayList<>();
    names.forEach(name -> all.add(venue(name)));
    if (!aliases.isEmpty()) {
      LOG.log(Level.INFO, "event=configuration_aliases taken=\"{0}\"", String.join("; ", aliases));
    }
    return List.copyOf(all);
  }

  private VenueSettings venue(String name) {
    VenueProtocol protocol = protocol(name + ".protocol");
    VenueProtocol.Defaults defaults = protocol.defaults();
    List<URI> streams = streams(name + ".stream", List.of(defaults.stream()));
    Spread spread = spread(name + ".spread", protocol);
    ConnectionSettings connection =
        connection(
            name, "", streams, defaults.fetches(), spread.number(), defaults.streams(), defaults);
    VenueSettings settings =
        new VenueSettings(
            name,
            protocol,
            symbols(name + ".symbols"),
            number(name + ".depth", SessionSetup.DEFAULT_DEPTH, 1, DEEPEST),
            connection,
            market(name, streams, spread.number(), defaults));
    requireRoom(settings, connection, spread);
    if (settings.market() != null) {
      requireRoom(settings, settings.market(), spread);
    }
    return settings;
  }

  /**
   * Over how many connections the symbols of a venue are spread.
   *
   * @param name under which that was said, to speak of it in a sentence
   */
  private record Spread(int number, String name) {}

  private Spread spread(String key, VenueProtocol protocol) {
    String alias = protocol.spreadAlias().filter(this::isSet).orElse("");
    if (alias.isEmpty()) {
      return new Spread(ownSpread(key), key);
    }
    if (properties.getProperty(key) != null) {
      aliases.add(key + " by itself and not by " + alias);
      return new Spread(ownSpread(key), key);
    }
    String name = alias + ", which stands for " + key;
    int number =
        WholeNumber.parse(
            name + " in " + file + ",",
            environment.get(alias).strip(),
            1,
            ConnectionSettings.MAX_SPREAD);
    aliases.add(key + "=" + number + " by " + alias);
    return new Spread(number, name + ",");
  }

  private int ownSpread(String key) {
    return number(key, ConnectionSettings.MAX_SPREAD, 1, ConnectionSettings.MAX_SPREAD);
  }

  private boolean isSet(String variable) {
    return !environment.getOrDefault(variable, "").isBlank();
  }

  /** More streams than a connection carries would be refused by the exchange, later and in part. */
  private void requireRoom(VenueSettings venue, ConnectionSettings connection, Spread spread) {
    int symbols = venue.symbols().size();
    int needed = SymbolSpread.needed(symbols, connection.streamsOfSymbol());
    if (needed > spread.number()) {
      throw wrong(
          venue.venue() + ".symbols",
          "has %d symbols of %d streams each, which need %d connections of at most %d streams; %s allows %d"
              .formatted(
                  symbols,
                  connection.streamsOfSymbol(),
                  needed,
                  SymbolSpread.MAX_STREAMS,
                  spread.name(),
                  spread.number()));
    }
  }

  /** Whoever names an address of his own has a server there that brings everything. */
  private ConnectionSettings market(
      String name, List<URI> streams, int spread, VenueProtocol.Defaults defaults) {
    String key = name + ".market-stream";
    if (defaults.market() == null) {
      if (properties.getProperty(key) != null) {
        throw wrong(key, "is for an exchange that has a second address");
      }
      return null;
    }
    List<URI> standard = streams.contains(defaults.stream()) ? List.of(defaults.market()) : streams;
    return connection(
        name,
        "market",
        streams(key, standard),
        VenueProtocol.Defaults.MARKET_FETCHES,
        spread,
        defaults.marketStreams(),
        defaults);
  }

  private ConnectionSettings connection(
      String name,
      String service,
      List<URI> streams,
      Duration fetches,
      int spread,
      int streamsOfSymbol,
      VenueProtocol.Defaults defaults) {
    return new ConnectionSettings(
        service,
        streams,
        rest(name + ".rest", defaults.rest()),
        number(name + ".connections", 2, 1, ConnectionSettings.MAX_CONNECTIONS),
        spread,
        streamsOfSymbol,
        time(name + ".silence-seconds", defaults.silence(), HOUR_SECONDS, Duration::ofSeconds),
        time(name + ".quiet-seconds", defaults.quiet(), HOUR_SECONDS, Duration::ofSeconds),
        time(name + ".renewal-minutes", defaults.renewal(), MAX_MINUTES, Duration::ofMinutes),
        time(name + ".send-spacing-ms", defaults.sends(), MINUTE_MS, Duration::ofMillis),
        time(name + ".fetch-spacing-ms", fetches, MINUTE_MS, Duration::ofMillis));
  }

  private VenueProtocol protocol(String key) {
    String name = required(key);
    try {
      return VenueProtocol.of(name);
    } catch (UsageException e) {
      throw new UsageException("In " + file + ", " + key + ": " + e.getMessage());
    }
  }

  private List<String> symbols(String key) {
    List<String> symbols = list(key);
    if (symbols.size() > MAX_SYMBOLS) {
      throw wrong(key, "has more than " + MAX_SYMBOLS + " symbols");
    }
    for (String symbol : symbols) {
      try {
        CanonicalSymbol.check(symbol);
      } catch (InvalidMessageException e) {
        throw wrong(key, "is a list of symbols like BTC-USD, not '" + symbol + "'");
      }
    }
    return symbols;
  }

  /** Names separated by commas, each once. */
  private List<String> list(String key) {
    List<String> names = Arrays.stream(required(key).split(",")).map(String::strip).toList();
    if (new HashSet<>(names).size() < names.size()) {
      throw wrong(key, "names something twice");
    }
    return names;
  }

  /** Addresses separated by commas, each once; the first is tried first. */
  private List<URI> streams(String key, List<URI> standard) {
    return properties.getProperty(key) == null
        ? standard
        : list(key).stream().map(each -> address(key, each, "ws", "wss")).toList();
  }

  private URI rest(String key, URI standard) {
    String text = properties.getProperty(key);
    return text == null ? standard : address(key, text.strip(), "http", "https");
  }

  private URI address(String key, String text, String... schemes) {
    try {
      URI address = new URI(text);
      if (address.getHost() != null && List.of(schemes).contains(address.getScheme())) {
        return address;
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    throw wrong(key, "is an address that begins with " + schemes[1] + "://, not '" + text + "'");
  }

  private Duration time(String key, Duration standard, int max, IntFunction<Duration> unit) {
    return properties.getProperty(key) == null ? standard : unit.apply(number(key, 0, 1, max));
  }

  private int number(String key, int standard, int min, int max) {
    String text = properties.getProperty(key);
    return text == null
        ? standard
        : WholeNumber.parse("In " + file + ", " + key, text.strip(), min, max);
  }

  private String required(String key) {
    String text = properties.getProperty(key);
    if (text == null || text.isBlank()) {
      throw wrong(key, "is missing");
    }
    return text.strip();
  }

  private UsageException wrong(String key, String what) {
    return new UsageException("In " + file + ", " + key + " " + what + ".");
  }

  private static String sortedKeys() {
    return String.join(", ", KEYS.stream().sorted().toList());
  }
}
