package org.tradewire.trading.relay.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.tradewire.trading.shared.Settings;

/** The configuration of relay and writers: keys, defaults and checks. */
@ApplicationScoped
public class StreamingConfiguration {

  /** {@code redis://[user:password@]host:port} of the relay between nodes; unset means one node. */
  public static final String REDIS_URI = "tradewire.redis.uri";

  /** Threads that write to the clients' sockets, 1 to 64; half as many as there are processors. */
  public static final String WRITER_THREADS = "tradewire.ws.writer-threads";

  /** Threads that carry out what clients ask for, 1 to 64; 4. */
  public static final String REQUEST_THREADS = "tradewire.ws.request-threads";

  /**
   * Frames a second, to all clients of the node, above which one client's frames are spaced; 1,000
   * to 100,000,000; 60,000 for each processor.
   */
  public static final String FRAMES_PER_SECOND = "tradewire.ws.frames-per-second";

  private static final int MAX_WRITER_THREADS = 64;
  private static final int DEFAULT_REQUEST_THREADS = 4;
  private static final int MAX_REQUEST_THREADS = 64;
  private static final int MIN_FRAMES_PER_SECOND = 1_000;
  private static final int MAX_FRAMES_PER_SECOND = 100_000_000;
  private static final int FRAMES_PER_PROCESSOR = 60_000;

  private Settings settings;

  /** For the container's proxy. */
  protected StreamingConfiguration() {}

  /** Reads from the server's configuration. */
  @Inject
  public StreamingConfiguration(Config config) {
    this(key -> config.getOptionalValue(key, String.class));
  }

  StreamingConfiguration(Function<String, Optional<String>> values) {
    settings = new Settings(values);
  }

  /** The relay's address; never logged whole, it may hold a password. */
  public Optional<String> redisUri() {
    Optional<String> uri = settings.text(REDIS_URI);
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
    return settings
        .wholeNumber(WRITER_THREADS, 1, MAX_WRITER_THREADS)
        .orElseGet(
            () ->
                Math.min(
                    MAX_WRITER_THREADS,
                    Math.max(1, Runtime.getRuntime().availableProcessors() / 2)));
  }

  /** Threads that carry out requests; each may hold a connection of the database. */
  public int requestThreads() {
    return settings
        .wholeNumber(REQUEST_THREADS, 1, MAX_REQUEST_THREADS)
        .orElse(DEFAULT_REQUEST_THREADS);
  }

  /** Frames a second above which one client's frames are spaced. */
  public int framesPerSecond() {
    return settings
        .wholeNumber(FRAMES_PER_SECOND, MIN_FRAMES_PER_SECOND, MAX_FRAMES_PER_SECOND)
        .orElseGet(() -> FRAMES_PER_PROCESSOR * Runtime.getRuntime().availableProcessors());
  }
}
