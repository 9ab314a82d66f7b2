package org.tradewire.streaming.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.protocol.RedisProtocolException;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Asks once what answers at the address of a Redis. Stateless; leaves no thread and no socket. */
public final class RedisProbe {

  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final long QUIET_MS = 0;
  private static final long END_MS = 1_000;
  private static final String VERSION = "redis_version:";

  private RedisProbe() {}

  /** What was found. */
  public enum Finding {
    /** A Redis that lets us in. */
    REDIS,
    /** A Redis that refuses the user or the password. */
    REFUSED,
    /** A program that speaks another protocol. */
    OTHER,
    /** Nobody, for now: no connection, no answer in time, or a Redis that is not ready. */
    AWAY
  }

  /**
   * What answered.
   *
   * @param address host and port, without user and password
   * @param version as it calls itself; empty where it does not say
   */
  public record Answer(Finding finding, String address, String version) {

    /** The first number of the version; 0 where it is not known. */
    public int majorVersion() {
      String major = version.replaceFirst("\\D.*", "");
      return major.isEmpty() ? 0 : Integer.parseInt(major);
    }
  }

  /**
   * How a Redis answers AUTH that has no password of its own. The relay's connection, which greets
   * with HELLO, is let in: so a password can be given to the nodes first and to Redis then.
   */
  private static final String NO_PASSWORD = "WITHOUT ANY PASSWORD";

  /**
   * Asks, for at most 5 s.
   *
   * @param uri {@code redis://} or {@code rediss://}; never logged, nor part of the answer
   * @throws IllegalArgumentException the URI is malformed
   */
  public static Answer ask(String uri) {
    RedisURI redis = RedisLink.parse(uri);
    redis.setTimeout(TIMEOUT);
    String address = redis.getHost() + ':' + redis.getPort();
    ClientResources resources =
        DefaultClientResources.builder().ioThreadPoolSize(2).computationThreadPoolSize(2).build();
    RedisClient client = RedisClient.create(resources, redis);
    // The older protocol, in which a wrong password is an answer to AUTH and to nothing else.
    client.setOptions(
        ClientOptions.builder()
            .protocolVersion(ProtocolVersion.RESP2)
            .autoReconnect(false)
            .socketOptions(SocketOptions.builder().connectTimeout(TIMEOUT).build())
            .build());
    try (StatefulRedisConnection<String, String> connection = client.connect()) {
      return new Answer(Finding.REDIS, address, version(connection));
    } catch (RedisException e) {
      return new Answer(finding(e), address, "");
    } finally {
      client.shutdown(QUIET_MS, END_MS, TimeUnit.MILLISECONDS);
      resources.shutdown(QUIET_MS, END_MS, TimeUnit.MILLISECONDS).awaitUninterruptibly(END_MS);
    }
  }

  /** Empty where this user may not ask; who may publish need not be allowed to. */
  private static String version(StatefulRedisConnection<String, String> connection) {
    try {
      return connection
          .sync()
          .info("server")
          .lines()
          .filter(line -> line.startsWith(VERSION))
          .map(line -> line.substring(VERSION.length()).strip())
          .findFirst()
          .orElse("");
    } catch (RedisCommandExecutionException e) {
      return "";
    }
  }

  private static Finding finding(RedisException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = cause.getMessage() == null ? "" : cause.getMessage();
      if (cause instanceof RedisCommandExecutionException) {
        String code = message.toUpperCase(Locale.ROOT);
        return code.startsWith("WRONGPASS")
                || code.startsWith("NOAUTH")
                || code.startsWith("ERR AUTH") && !code.contains(NO_PASSWORD)
                || code.startsWith("ERR INVALID PASSWORD")
            ? Finding.REFUSED
            : code.contains(NO_PASSWORD) ? Finding.REDIS : Finding.AWAY;
      }
      if (cause instanceof RedisProtocolException) {
        return Finding.OTHER;
      }
    }
    return Finding.AWAY;
  }
}
