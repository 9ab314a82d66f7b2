package org.tradewire.health;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What this node says of its health, as its web tier publishes it from its start to its end.
 * Thread-safe.
 */
public final class NodeChecks {
  private static volatile NodeChecks published;

  private final Supplier<Finding> readiness;
  private final Supplier<Finding> liveness;

  /**
   * What was found.
   *
   * @param data by name, for people
   */
  public record Finding(boolean up, Map<String, String> data) {

    /** Copies the data. */
    public Finding {
      data = Map.copyOf(data);
    }
  }

  private NodeChecks(Supplier<Finding> readiness, Supplier<Finding> liveness) {
    this.readiness = readiness;
    this.liveness = liveness;
  }

  /** From now on these answer; each is asked on a thread of the server. */
  public static void publish(Supplier<Finding> readiness, Supplier<Finding> liveness) {
    published = new NodeChecks(readiness, liveness);
  }

  /** From now on nobody answers. */
  public static void withdraw() {
    published = null;
  }

  /** Empty while the application is not there. */
  static Optional<Finding> readiness() {
    return Optional.ofNullable(published).map(checks -> checks.readiness.get());
  }

  /** Empty while the application is not there. */
  static Optional<Finding> liveness() {
    return Optional.ofNullable(published).map(checks -> checks.liveness.get());
  }
}
