package org.tradewire.feed.api;

import java.util.List;

/**
 * What the resource adapter of this application took from its configuration, for those who show it.
 * The adapter starts before everything else and delivers nothing where there is no feed, so that it
 * could not tell its receiver. Published once a start; one for each class loader, that is for each
 * deployed application. Thread-safe.
 */
public final class AdapterSettings {

  private static volatile List<Taken> inForce = List.of();

  /**
   * A value in force.
   *
   * @param key as a system property has it, {@code tradewire.feed.directory}
   * @param value null where there is none
   * @param source where it was set, in words; null where nobody set it
   */
  public record Taken(String key, String value, String source) {}

  private AdapterSettings() {}

  /** Makes them known, instead of earlier ones. */
  public static void publish(List<Taken> taken) {
    inForce = List.copyOf(taken);
  }

  /** As the adapter took them when it started; empty before, and where there is no adapter. */
  public static List<Taken> inForce() {
    return inForce;
  }
}
