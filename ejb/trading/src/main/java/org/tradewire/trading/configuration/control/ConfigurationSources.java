package org.tradewire.trading.configuration.control;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.tradewire.trading.shared.ConfigurationKey;
import org.tradewire.trading.shared.KeyAlias;

/**
 * The sources of MicroProfile Config on either server, in the words of its console. Reads them anew
 * each time.
 */
public final class ConfigurationSources {

  private static final String KEY_PREFIX = "tradewire.";
  private static final Pattern VARIABLE = Pattern.compile("TRADEWIRE_[A-Z0-9_]+");

  /** What Kubernetes gives every container for a Service that is called like us. */
  private static final Pattern SERVICE_LINK =
      Pattern.compile(
          "TRADEWIRE\\w*_SERVICE_(HOST|PORT\\w*)|TRADEWIRE\\w*_PORT_\\d+_(TCP|UDP)\\w*");

  private static final Pattern SERVICE_ADDRESS = Pattern.compile("(tcp|udp)://.*");

  private static final String PACKAGED = "microprofile-config.properties";

  /** What SmallRye, which WildFly has, calls a source of its subsystem. */
  private static final Pattern WILDFLY_SOURCE =
      Pattern.compile("\\w+ConfigSource\\[\\w+=(.*)]", Pattern.DOTALL);

  /** What Payara calls its own sources, and where its console shows them. */
  private static final Map<String, String> PAYARA =
      Map.of(
          "Domain", "of the domain",
          "ServerConfig", "of the configuration",
          "Server", "of the instance",
          "Cluster", "of the cluster",
          "Application", "of the application",
          "Module", "of the module",
          "JNDI", "of JNDI",
          "Password Alias", "of password aliases",
          "Secrets Directory", "of the secrets directory");

  private final Iterable<ConfigSource> sources;
  private final Map<String, String> environment;

  /**
   * @param environment of this process
   */
  public ConfigurationSources(Iterable<ConfigSource> sources, Map<String, String> environment) {
    this.sources = sources;
    this.environment = environment;
  }

  /**
   * Where the text of a key comes from that holds, with its alias where that was used; empty where
   * nobody set either.
   */
  public Optional<String> of(ConfigurationKey<?> key) {
    Optional<ConfigSource> own = first(key.name());
    return own.isEmpty()
        ? key.alias().map(KeyAlias::name).flatMap(this::ofAlias)
        : own.filter(source -> !isPackaged(source)).map(source -> words(source, variableOf(key)));
  }

  private Optional<String> ofAlias(String name) {
    return first(name)
        .map(
            source ->
                isEnvironment(source) ? variable(name) : words(source, name) + ", named " + name);
  }

  private Optional<ConfigSource> first(String name) {
    return byPrecedence().stream().filter(source -> isText(source.getValue(name))).findFirst();
  }

  /**
   * Every text under a name of ours: once for each name, in the source that goes first. Variables
   * of the environment go by their own names.
   */
  public List<ConfiguredText> ours() {
    Map<String, ConfiguredText> found = new TreeMap<>();
    for (ConfigSource source : byPrecedence()) {
      if (isEnvironment(source)) {
        continue;
      }
      for (String name : source.getPropertyNames()) {
        String text = name.startsWith(KEY_PREFIX) ? source.getValue(name) : null;
        if (isText(text)) {
          found.putIfAbsent(
              name, new ConfiguredText(name, text, words(source, name), isOfSystem(source)));
        }
      }
    }
    environment.forEach(
        (name, text) -> {
          boolean ours =
              (VARIABLE.matcher(name).matches() || name.startsWith(KEY_PREFIX))
                  && !isServiceLink(name, text);
          if (ours && isText(text)) {
            found.putIfAbsent(name, new ConfiguredText(name, text, variable(name), true));
          }
        });
    return List.copyOf(found.values());
  }

  /** The one with the greatest ordinal first, as both servers ask them. */
  private List<ConfigSource> byPrecedence() {
    List<ConfigSource> all = new ArrayList<>();
    StreamSupport.stream(sources.spliterator(), false).forEach(all::add);
    all.sort(Comparator.comparingInt(ConfigSource::getOrdinal).reversed());
    return all;
  }

  private String variableOf(ConfigurationKey<?> key) {
    return environment.containsKey(key.variable()) ? key.variable() : key.name();
  }

  private static boolean isServiceLink(String name, String text) {
    return SERVICE_LINK.matcher(name).matches()
        || name.endsWith("_PORT") && SERVICE_ADDRESS.matcher(text).matches();
  }

  private static boolean isText(String text) {
    return text != null && !text.isBlank();
  }

  private static boolean isEnvironment(ConfigSource source) {
    return source.getName().equals("Environment") || source.getName().startsWith("EnvConfigSource");
  }

  private static boolean isOfSystem(ConfigSource source) {
    return source.getName().equals("SystemProperty")
        || source.getName().startsWith("SysPropConfigSource");
  }

  /** Ours, inside the application: what it says is the default. */
  private static boolean isPackaged(ConfigSource source) {
    return source.getName().equals("Properties") || source.getName().contains(PACKAGED);
  }

  private static String words(ConfigSource source, String variable) {
    String name = source.getName();
    if (isEnvironment(source)) {
      return variable(variable);
    }
    if (isOfSystem(source)) {
      return "system property";
    }
    if (isPackaged(source)) {
      return PACKAGED + " of the application";
    }
    if (PAYARA.containsKey(name)) {
      return "Payara: MicroProfile Config " + PAYARA.get(name);
    }
    Matcher wildfly = WILDFLY_SOURCE.matcher(name);
    return wildfly.matches()
        ? "WildFly: MicroProfile Config, source " + wildfly.group(1)
        : "MicroProfile Config, source " + name;
  }

  private static String variable(String name) {
    return "environment variable " + name;
  }
}
