package org.tradewire.collector.command;

import java.net.InetSocketAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The options of one subcommand: {@code --name value} or, for flags, {@code --name}. */
final class Options {

  private static final String LOOPBACK = "127.0.0.1";
  private static final int HIGHEST_PORT = 65_535;

  private final Map<String, String> values;
  private final Set<String> flags;

  private Options(Map<String, String> values, Set<String> flags) {
    this.values = values;
    this.flags = flags;
  }

  /**
   * Reads the arguments after the subcommand.
   *
   * @throws UsageException on an unknown option, one given twice, or a missing value
   */
  static Options parse(String[] args, Set<String> valued, Set<String> flagNames) {
    Map<String, String> values = new HashMap<>();
    Set<String> flags = new HashSet<>();
    for (int i = 1; i < args.length; i++) {
      String name = args[i];
      if (flagNames.contains(name)) {
        flags.add(name);
      } else if (!valued.contains(name)) {
        throw new UsageException("There is no option '" + name + "' of " + args[0] + ".");
      } else if (i + 1 == args.length || args[i + 1].startsWith("--")) {
        throw new UsageException("The option " + name + " needs a value.");
      } else if (values.put(name, args[++i]) != null) {
        throw new UsageException("The option " + name + " is given twice.");
      }
    }
    return new Options(values, flags);
  }

  boolean flag(String name) {
    return flags.contains(name);
  }

  String text(String name, String defaultValue) {
    return values.getOrDefault(name, defaultValue);
  }

  String required(String name) {
    String value = values.get(name);
    if (value == null || value.isBlank()) {
      throw new UsageException("The option " + name + " is missing.");
    }
    return value;
  }

  Path path(String name) {
    String value = required(name);
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw new UsageException("The option " + name + " is no path: '" + value + "'.");
    }
  }

  /** A place to listen at: {@code PORT} on this machine alone, or {@code HOST:PORT}. */
  Optional<InetSocketAddress> address(String name) {
    String value = values.get(name);
    if (value == null) {
      return Optional.empty();
    }
    int colon = value.lastIndexOf(':');
    String host = colon < 0 ? LOOPBACK : value.substring(0, colon);
    InetSocketAddress address =
        new InetSocketAddress(
            host,
            WholeNumber.parse("The port of " + name, value.substring(colon + 1), 0, HIGHEST_PORT));
    if (address.isUnresolved()) {
      throw new UsageException("The option " + name + " names a host that is not known: " + host);
    }
    return Optional.of(address);
  }

  int number(String name, int defaultValue, int min, int max) {
    String value = values.get(name);
    if (value == null) {
      return defaultValue;
    }
    return WholeNumber.parse("The option " + name, value, min, max);
  }

  long seed(String name, long defaultValue) {
    String value = values.get(name);
    try {
      return value == null ? defaultValue : Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new UsageException("The option " + name + " is a whole number, not '" + value + "'.");
    }
  }
}
