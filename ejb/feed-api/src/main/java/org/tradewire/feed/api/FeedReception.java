package org.tradewire.feed.api;

/**
 * Whether this application takes market data. It does once its start was accepted: a record that is
 * delivered before waits inside the container, and whoever undeploys an application whose start was
 * refused waits for it. One for each class loader, that is for each deployed application.
 * Thread-safe.
 */
public final class FeedReception {

  private static volatile boolean open;

  private FeedReception() {}

  /** From now on records may come. */
  public static void open() {
    open = true;
  }

  /** From now on none may. */
  public static void close() {
    open = false;
  }

  /** Whether records may come; closed when the application is deployed. */
  public static boolean isOpen() {
    return open;
  }
}
