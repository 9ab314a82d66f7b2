package org.tradewire.trading.relay.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.tradewire.streaming.redis.RedisProbe;
import org.tradewire.streaming.redis.RedisProbe.Answer;
import org.tradewire.trading.shared.ConfigurationKey;
import org.tradewire.trading.shared.StartRequirement;
import org.tradewire.trading.shared.SupportedVersions;

/**
 * Where a relay is configured: that what answers there is a Redis which can be used. One that does
 * not answer stops no start; the node works without its relay until it is there.
 */
@ApplicationScoped
public class RedisRequirement implements StartRequirement {

  private static final String PLACE =
      "; set " + StreamingConfiguration.REDIS_URI + " " + ConfigurationKey.CONSOLES;

  private StreamingConfiguration configuration;

  /** For the container's proxy. */
  protected RedisRequirement() {}

  /** Asks the Redis of this configuration. */
  @Inject
  public RedisRequirement(StreamingConfiguration configuration) {
    this.configuration = configuration;
  }

  @Override
  public List<String> missing() {
    try {
      return configuration.redisUri().map(uri -> missing(RedisProbe.ask(uri))).orElse(List.of());
    } catch (IllegalArgumentException e) {
      // The URI holds a password, and so may what is said of it.
      return List.of(
          StreamingConfiguration.REDIS_URI
              + " is no address of a Redis, such as redis://:PASSWORD@127.0.0.1:6379"
              + PLACE);
    } catch (IllegalStateException e) {
      return List.of(); // The check of the configuration says it, with its source.
    }
  }

  static List<String> missing(Answer answer) {
    return switch (answer.finding()) {
      case AWAY -> List.of();
      case REFUSED ->
          List.of("The Redis at " + answer.address() + " refuses the user or the password" + PLACE);
      case OTHER -> List.of("What answers at " + answer.address() + " is no Redis" + PLACE);
      case REDIS ->
          answer.majorVersion() == 0 || answer.majorVersion() >= SupportedVersions.REDIS
              ? List.of()
              : List.of(
                  "The Redis at "
                      + answer.address()
                      + " is version "
                      + answer.version()
                      + "; "
                      + SupportedVersions.REDIS
                      + " is the oldest that is supported. Upgrade it, or choose another"
                      + PLACE);
    };
  }
}
