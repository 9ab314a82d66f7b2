package org.tradewire.trading.monitoring.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.tradewire.trading.shared.ConfigurationKey;
import org.tradewire.trading.shared.ConfigurationKeys;
import org.tradewire.trading.shared.GivenText;
import org.tradewire.trading.shared.SettingForm;
import org.tradewire.trading.shared.Settings;
import org.tradewire.trading.shared.StartedConfiguration;

/** The configuration of the node itself: key, default and check. */
@ApplicationScoped
public class NodeConfiguration {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  /** Name of the node. */
  public static final ConfigurationKey<String> NODE_NAME =
      ConfigurationKey.of(
              "tradewire.node.name",
              SettingForm.text(
                  "must be 1 to 64 letters, digits, dots, dashes or underscores",
                  FORM.asMatchPredicate()),
              "Name of this node on the status channel and in health answers.")
          .byDefault(NodeConfiguration::hostName, "the host's name")
          .build();

  private String name;

  /** For the container's proxy. */
  protected NodeConfiguration() {}

  /** Reads from the server's configuration. */
  @Inject
  public NodeConfiguration(Config config) {
    this(new StartedConfiguration(config));
  }

  NodeConfiguration(Function<String, Optional<String>> values) {
    name = NODE_NAME.get(new Settings(values));
    if (!FORM.matcher(name).matches()) {
      throw new IllegalStateException(
          NODE_NAME.refusal(new GivenText(NODE_NAME.name(), name, name), ""));
    }
  }

  @Produces
  @Dependent
  static ConfigurationKeys keys() {
    return ConfigurationKeys.of(NODE_NAME);
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
