package org.tradewire.trading.shared;

/**
 * The oldest versions that the application works with, as {@code deploy.md} lists them; the first
 * number of each but TimescaleDB's.
 */
public final class SupportedVersions {

  /** For {@code client_connection_check_interval}, and tested from there on. */
  public static final int POSTGRESQL = 14;

  /** For sharded publish/subscribe. */
  public static final int REDIS = 7;

  /** The bytecode's. */
  public static final int JDK = 17;

  /** For {@code by_range}; not needed at all. */
  public static final String TIMESCALEDB = "2.13";

  private SupportedVersions() {}
}
