package org.tradewire.trading.outbox.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/** The configuration of relay and writers: keys, defaults and checks. */
@ApplicationScoped
public class StreamingConfiguration {

  /** {@code redis://[user:password@]host:port} of the relay between nodes; unset means one node. */
  public static final String REDIS_URI = "tradewire.redis.uri";

  /** Threads that write to the clients' sockets, 1 to 64; half as many as there are processors. */
  public static final String WRITER_THREADS = "tradewire.ws.writer-threads";

  /** Hours for which relayed events are kept for clients that come back, 1 to 8760; 168. */
  public static final String OUTBOX_RETENTION_HOURS = "tradewire.outbox.retention-hours";

  private static final int MAX_WRITER_THREADS = 64;
  private static final int DEFAULT_RETENTION_HOURS = 168;
  private static final int MAX_RETENTION_HOURS = 8760;

  private Function<String, Optional<String>> values;

  /** For the container's proxy. */
  protected StreamingConfiguration() {}

  /** Reads from the server's configuration. */
  @Inject
  public StreamingConfiguration(Config config) {
    this(key -> config.getOptionalValue(key, String.class));
  }

  StreamingConfiguration(Function<String, Optional<String>> values) {
    this.values = values;
  }

  /** The relay's address; never logged whole, it may hold a password. */
  public Optional<String> redisUri() {
    Optional<String> uri = value(REDIS_URI);
    if (uri.isPresent()
        && !uri.get().startsWith("redis://")
        && !uri.get().startsWith("rediss://")) {
      throw new IllegalStateException(
          REDIS_URI + " must begin with redis:// or rediss://, such as redis://127.0.0.1:6379.");
    }
    return uri;
  }

  /** Threads that write to sockets. */
  public int writerThreads() {
    Optional<String> set = value(WRITER_THREADS);
    if (set.isEmpty()) {
      return Math.min(
          MAX_WRITER_THREADS, Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    }
    return wholeNumber(WRITER_THREADS, set.get(), MAX_WRITER_THREADS);
  }

  /** How long events are kept for clients that come back. */
  public Duration outboxRetention() {
    return Duration.ofHours(
        value(OUTBOX_RETENTION_HOURS)
            .map(text -> wholeNumber(OUTBOX_RETENTION_HOURS, text, MAX_RETENTION_HOURS))
            .orElse(DEFAULT_RETENTION_HOURS));
  }

  private static int wholeNumber(String key, String text, int most) {
    try {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, with the range.
    }
    throw new IllegalStateException(
        key + "=" + text + ": must be a whole number from 1 to " + most + ".");
  }

  private Optional<String> value(String key) {
    return values.apply(key).map(String::strip).filter(text -> !text.isEmpty());
  }
}
