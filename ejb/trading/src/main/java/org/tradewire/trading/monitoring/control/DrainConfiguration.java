package org.tradewire.trading.monitoring.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.tradewire.trading.shared.ConfigurationKey;
import org.tradewire.trading.shared.ConfigurationKeys;
import org.tradewire.trading.shared.SettingForm;
import org.tradewire.trading.shared.Settings;
import org.tradewire.trading.shared.StartedConfiguration;

/** How a node is taken out of service: keys, defaults and checks. */
@ApplicationScoped
public class DrainConfiguration {

  private static final SettingForm<Duration> SECONDS =
      SettingForm.duration(ChronoUnit.SECONDS, 0, 600);

  /** Time in which balancers notice that the node is not ready. */
  public static final ConfigurationKey<Duration> NOTICE =
      ConfigurationKey.of(
              "tradewire.drain.notice-seconds",
              SECONDS,
              "After a drain has begun: time in which balancers notice that the node is not ready"
                  + " (operations.md).")
          .byDefault(Duration.ofSeconds(10))
          .build();

  /** Time over which sockets are closed evenly. */
  public static final ConfigurationKey<Duration> CLOSE =
      ConfigurationKey.of(
              "tradewire.drain.close-seconds",
              SECONDS,
              "Then: time over which WebSockets are closed evenly.")
          .byDefault(Duration.ofSeconds(30))
          .build();

  /** Time that requests under way are waited for. */
  public static final ConfigurationKey<Duration> REQUEST =
      ConfigurationKey.of(
              "tradewire.drain.request-seconds",
              SECONDS,
              "Then: time for which REST requests under way are waited for at most.")
          .byDefault(Duration.ofSeconds(10))
          .build();

  /** A file whose appearance drains the node. */
  public static final ConfigurationKey<Path> FILE =
      ConfigurationKey.of(
              "tradewire.drain.file",
              SettingForm.path(),
              "File whose appearance drains the node; the node deletes it when it is drained, and"
                  + " what is there at its start.")
          .build();

  private Duration notice;
  private Duration close;
  private Duration request;
  private Optional<Path> file;

  /** For the container's proxy. */
  protected DrainConfiguration() {}

  /** Reads from the server's configuration. */
  @Inject
  public DrainConfiguration(Config config) {
    this(new StartedConfiguration(config));
  }

  DrainConfiguration(Function<String, Optional<String>> values) {
    Settings settings = new Settings(values);
    notice = NOTICE.get(settings);
    close = CLOSE.get(settings);
    request = REQUEST.get(settings);
    file = FILE.configured(settings);
  }

  @Produces
  @Dependent
  static ConfigurationKeys keys() {
    return ConfigurationKeys.of(NOTICE, CLOSE, REQUEST, FILE);
  }

  /** How long balancers are given to notice. */
  public Duration notice() {
    return notice;
  }

  /** Over how long sockets are closed. */
  public Duration close() {
    return close;
  }

  /** How long requests under way are waited for at most. */
  public Duration request() {
    return request;
  }

  /** The file that drains the node; empty where none does. */
  public Optional<Path> file() {
    return file;
  }
}
