package org.tradewire.trading.monitoring.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.tradewire.trading.shared.Settings;

/** The configuration of the node itself: key, default and check. */
@ApplicationScoped
public class NodeConfiguration {

  /** Name of the node, as shown by health and status; the host's name. */
  public static final String NODE_NAME = "tradewire.node.name";

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private String name;

  /** For the container's proxy. */
  protected NodeConfiguration() {}

  /** Reads from the server's configuration. */
  @Inject
  public NodeConfiguration(Config config) {
    this(key -> config.getOptionalValue(key, String.class));
  }

  NodeConfiguration(Function<String, Optional<String>> values) {
    name = new Settings(values).text(NODE_NAME).orElseGet(NodeConfiguration::hostName);
    if (!FORM.matcher(name).matches()) {
      throw new IllegalStateException(
          NODE_NAME
              + "="
              + name
              + ": must be 1 to 64 letters, digits, dots, dashes or underscores.");
    }
  }

  public String name() {
    return name;
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
