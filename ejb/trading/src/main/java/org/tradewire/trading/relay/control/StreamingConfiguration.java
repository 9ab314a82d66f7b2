package org.tradewire.trading.relay.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.tradewire.trading.shared.ConfigurationKey;
import org.tradewire.trading.shared.ConfigurationKeys;
import org.tradewire.trading.shared.SettingForm;
import org.tradewire.trading.shared.Settings;
import org.tradewire.trading.shared.StartedConfiguration;

/** The configuration of relay and writers: keys, defaults and checks. */
@ApplicationScoped
public class StreamingConfiguration {

  /** The relay between nodes; unset means one node. */
  public static final ConfigurationKey<String> REDIS_URI =
      ConfigurationKey.of(
              "tradewire.redis.uri",
              SettingForm.text(
                  "must begin with redis:// or rediss://, such as redis://127.0.0.1:6379",
                  text -> text.startsWith("redis://") || text.startsWith("rediss://")),
              "redis:// or, with TLS, rediss://, then [[user]:password@]host:port of the standalone"
                  + " Redis 7 between the nodes; without it there is one node, and its relay is in"
                  + " memory.")
          .unsetMeans("none: one node, relay in memory")
          .alias("REDIS_URL")
          .secret()
          .build();

  /** Whether the relay's address is used. */
  public static final ConfigurationKey<Boolean> REDIS_ENABLED =
      ConfigurationKey.of(
              "tradewire.redis.enabled",
              SettingForm.flag(),
              "Whether nodes are joined by Redis; false leaves this node alone although an address is"
                  + " set (no other node may use its database then), true without one stops the"
                  + " start.")
          .unsetMeans("whether tradewire.redis.uri is set")
          .alias("REDIS_ENABLED")
          .build();

  /** Threads that write to the clients' sockets. */
  public static final ConfigurationKey<Integer> WRITER_THREADS =
      ConfigurationKey.of(
              "tradewire.ws.writer-threads",
              SettingForm.wholeNumber(1, 64),
              "Threads that write to all sessions; more than the default compete with the server's"
                  + " own.")
          .byDefault(() -> Math.min(64, Math.max(1, processors() / 2)), "half the processors")
          .counts("threads")
          .build();

  /** Threads that carry out what clients ask for. */
  public static final ConfigurationKey<Integer> REQUEST_THREADS =
      ConfigurationKey.of(
              "tradewire.ws.request-threads",
              SettingForm.wholeNumber(1, 64),
              "Threads that carry out what clients of WebSockets ask for; each may hold a connection"
                  + " of the database.")
          .byDefault(4)
          .counts("threads")
          .build();

  /** Frames a second above which one client's frames are spaced. */
  public static final ConfigurationKey<Integer> FRAMES_PER_SECOND =
      ConfigurationKey.of(
              "tradewire.ws.frames-per-second",
              SettingForm.wholeNumber(1_000, 100_000_000),
              "Frames a second to all clients of the node, above which those of one client are 2 ms"
                  + " apart, so that more messages share a frame.")
          .byDefault(() -> 60_000 * processors(), "60000 for each processor")
          .counts("frames a second")
          .build();

  private Settings settings;

  /** For the container's proxy. */
  protected StreamingConfiguration() {}

  /** Reads from the server's configuration. */
  @Inject
  public StreamingConfiguration(Config config) {
    this(new StartedConfiguration(config));
  }

  StreamingConfiguration(Function<String, Optional<String>> values) {
    settings = new Settings(values);
  }

  @Produces
  @Dependent
  static ConfigurationKeys keys() {
    return new ConfigurationKeys(
        List.of(REDIS_URI, REDIS_ENABLED, WRITER_THREADS, REQUEST_THREADS, FRAMES_PER_SECOND),
        StreamingConfiguration::redisUri);
  }

  /** The relay's address, where it is to be used; never logged whole, it may hold a password. */
  public Optional<String> redisUri() {
    return redisUri(settings);
  }

  private static Optional<String> redisUri(Settings settings) {
    Optional<String> uri = REDIS_URI.configured(settings);
    boolean wanted = REDIS_ENABLED.configured(settings).orElse(uri.isPresent());
    if (wanted && uri.isEmpty()) {
      throw new IllegalStateException(
          REDIS_ENABLED.called(REDIS_ENABLED.given(settings).orElseThrow(), "")
              + ": there is no address of Redis; set "
              + REDIS_URI
              + ", or REDIS_URL.");
    }
    return uri.filter(any -> wanted);
  }

  /** Whether an address of Redis is set and not used, so that this node has to be the only one. */
  public boolean leavesRedisAside() {
    return REDIS_URI.configured(settings).isPresent() && redisUri().isEmpty();
  }

  /** Threads that write to sockets. */
  public int writerThreads() {
    return WRITER_THREADS.get(settings);
  }

  /** Threads that carry out requests; each may hold a connection of the database. */
  public int requestThreads() {
    return REQUEST_THREADS.get(settings);
  }

  /** Frames a second above which one client's frames are spaced. */
  public int framesPerSecond() {
    return FRAMES_PER_SECOND.get(settings);
  }

  private static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }
}
