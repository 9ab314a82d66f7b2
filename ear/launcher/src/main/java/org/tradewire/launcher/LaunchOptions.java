package org.tradewire.launcher;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.tradewire.launcher.process.LaunchException;
import org.tradewire.launcher.server.ServerKind;

/**
 * What the user asked for, checked.
 *
 * @param httpPort 1 to 65535
 * @param adminPort the port of the server's console, 1 to 65535; empty: the server's usual one
 * @param reset whether the server is made anew
 * @param dataDirectory absolute
 * @param demoPassword the demo users' password; empty: the one of the data directory
 * @param heap the server's largest heap as {@code -Xmx} takes it
 */
public record LaunchOptions(
    ServerKind server,
    FeedChoice feed,
    int httpPort,
    OptionalInt adminPort,
    boolean reset,
    Path dataDirectory,
    Optional<String> demoPassword,
    String heap) {

  private static final String REPLAY = "replay:";
  private static final String EXCHANGES = "exchanges:";

  /** Never shows the password. */
  @Override
  public String toString() {
    return "server="
        + server.id()
        + " feed="
        + feed
        + " http.port="
        + httpPort
        + " admin.port="
        + adminPort
        + " server.reset="
        + reset
        + " data.dir="
        + dataDirectory;
  }

  /**
   * Reads the options {@code server}, {@code feed}, {@code simulator.rate}, {@code
   * simulator.symbols}, {@code http.port}, {@code admin.port}, {@code data.dir}, {@code
   * server.heap}, {@code server.reset} and {@code tradewire.demo.password}.
   *
   * @param options value by name, null or blank when not given
   * @param directory what relative paths are relative to
   * @throws LaunchException naming the first option with a wrong value
   */
  public static LaunchOptions parse(UnaryOperator<String> options, Path directory) {
    ServerKind server = ServerKind.parse(value(options, "server", "payara"));
    FeedChoice feed = feed(options, directory);
    int port = number(options, "http.port", 8080, 65_535);
    Path data = path("data.dir", value(options, "data.dir", ".data"), directory);
    return new LaunchOptions(
        server,
        feed,
        port,
        adminPort(options, port),
        flag(options, "server.reset"),
        data,
        Optional.ofNullable(value(options, "tradewire.demo.password", null)),
        heap(options));
  }

  private static OptionalInt adminPort(UnaryOperator<String> options, int httpPort) {
    if (value(options, "admin.port", null) == null) {
      return OptionalInt.empty();
    }
    int port = number(options, "admin.port", 0, 65_535);
    if (port == httpPort) {
      throw new LaunchException(
          "-Dadmin.port=" + port + " is the port of the pages too (-Dhttp.port=); use another.");
    }
    return OptionalInt.of(port);
  }

  private static boolean flag(UnaryOperator<String> options, String option) {
    String value = value(options, option, "false");
    if (!value.equals("true") && !value.equals("false")) {
      throw new LaunchException("-D" + option + "=" + value + " must be true or false.");
    }
    return value.equals("true");
  }

  private static String heap(UnaryOperator<String> options) {
    String heap = value(options, "server.heap", "1g");
    if (!heap.matches("[1-9][0-9]{0,5}[kmgKMG]")) {
      throw new LaunchException(
          "-Dserver.heap=" + heap + " is not a size; write it as 512m or 2g.");
    }
    return heap;
  }

  private static FeedChoice feed(UnaryOperator<String> options, Path directory) {
    String feed = value(options, "feed", "simulator");
    if (feed.equals("simulator")) {
      return new FeedChoice.Simulator(
          number(options, "simulator.rate", 500, 1_000_000),
          number(options, "simulator.symbols", 5, 1_000));
    }
    if (feed.equals("none")) {
      return new FeedChoice.None();
    }
    if (feed.startsWith(REPLAY) && feed.length() > REPLAY.length()) {
      return new FeedChoice.Replay(file(feed, REPLAY, directory));
    }
    if (feed.startsWith(EXCHANGES) && feed.length() > EXCHANGES.length()) {
      return new FeedChoice.Exchanges(file(feed, EXCHANGES, directory));
    }
    throw new LaunchException(
        "-Dfeed="
            + feed
            + " is not a known feed; use simulator, exchanges:FILE, replay:FILE or none.");
  }

  private static Path file(String feed, String kind, Path directory) {
    Path file = path("feed", feed.substring(kind.length()), directory);
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new LaunchException(
          "-Dfeed=" + feed + " names a file that cannot be read: " + file + ".");
    }
    return file;
  }

  private static Path path(String option, String value, Path directory) {
    try {
      return directory.resolve(value).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new LaunchException(
          "-D" + option + "=" + value + " is not a path: " + e.getReason() + ".");
    }
  }

  private static int number(UnaryOperator<String> options, String option, int otherwise, int max) {
    String value = value(options, option, Integer.toString(otherwise));
    try {
      int number = Integer.parseInt(value);
      if (number >= 1 && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // answered below, with the number that is out of range
    }
    throw new LaunchException(
        "-D" + option + "=" + value + " must be a whole number from 1 to " + max + ".");
  }

  private static String value(UnaryOperator<String> options, String option, String otherwise) {
    String value = options.apply(option);
    return value == null || value.isBlank() ? otherwise : value.strip();
  }
}
