package org.tradewire.trading.outbox.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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

  private static final int MAX_WRITER_THREADS = 64;

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
    String text = set.get();
    try {
      int threads = Integer.parseInt(text);
      if (threads >= 1 && threads <= MAX_WRITER_THREADS) {
        return threads;
      }
    } catch (NumberFormatException e) {
      // Told below, with the range.
    }
    throw new IllegalStateException(
        WRITER_THREADS
            + "="
            + text
            + ": must be a whole number from 1 to "
            + MAX_WRITER_THREADS
            + ".");
  }

  private Optional<String> value(String key) {
    return values.apply(key).map(String::strip).filter(text -> !text.isEmpty());
  }
}
