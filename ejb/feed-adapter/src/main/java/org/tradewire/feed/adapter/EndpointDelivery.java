package org.tradewire.feed.adapter;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.tradewire.feed.api.FeedEvent;
import org.tradewire.feed.api.FeedListener;

/**
 * Delivers batches to one endpoint instance, made when it is needed and made anew after a failure.
 * Belongs to one thread.
 */
final class EndpointDelivery {

  private static final System.Logger LOG = System.getLogger(EndpointDelivery.class.getName());
  private static final long LOG_INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);
  private static final Method ON_BATCH = onBatch();

  private final MessageEndpointFactory factory;
  private final String ring;
  private final LongSupplier nanoTime;
  private MessageEndpoint endpoint;
  private long failures;
  private long nextLogNs;

  EndpointDelivery(MessageEndpointFactory factory, String ring, LongSupplier nanoTime) {
    this.factory = factory;
    this.ring = ring;
    this.nanoTime = nanoTime;
    this.nextLogNs = nanoTime.getAsLong();
  }

  /** Whether there is an endpoint; makes one where it can. */
  boolean prepare() {
    return endpoint != null || create();
  }

  /**
   * Delivers a batch.
   *
   * @return false where there is no endpoint yet: try the same batch again later. True where it was
   *     delivered, or lost because the endpoint failed; that is counted and logged
   */
  boolean deliver(List<FeedEvent> batch) {
    if (!prepare()) {
      return false;
    }
    try {
      endpoint.beforeDelivery(ON_BATCH);
      try {
        ((FeedListener) endpoint).onBatch(batch);
      } finally {
        endpoint.afterDelivery();
      }
    } catch (RuntimeException | ResourceException | NoSuchMethodException e) {
      failed(batch.size(), e);
    }
    return true;
  }

  /** Batches lost because the endpoint failed. */
  long failures() {
    return failures;
  }

  /** Gives the endpoint instance back. */
  void release() {
    if (endpoint != null) {
      try {
        endpoint.release();
      } catch (RuntimeException e) {
        LOG.log(Level.DEBUG, "event=endpoint_release_failed ring=" + ring, e);
      }
      endpoint = null;
    }
  }

  private boolean create() {
    try {
      endpoint = factory.createEndpoint(null);
      return true;
    } catch (UnavailableException e) {
      LOG.log(Level.DEBUG, "event=endpoint_unavailable ring={0}", ring);
      return false;
    } catch (RuntimeException e) {
      // The application is being started or stopped around us: as good as unavailable.
      logAtMostOncePerSecond("event=endpoint_creation_failed ring=" + ring, e);
      return false;
    }
  }

  private void failed(int events, Exception cause) {
    failures++;
    release();
    logAtMostOncePerSecond(
        "event=batch_lost ring=" + ring + " events=" + events + " batches_lost=" + failures, cause);
  }

  private void logAtMostOncePerSecond(String text, Exception cause) {
    long now = nanoTime.getAsLong();
    if (now - nextLogNs >= 0) {
      nextLogNs = now + LOG_INTERVAL_NS;
      LOG.log(Level.WARNING, text, cause);
    }
  }

  private static Method onBatch() {
    try {
      return FeedListener.class.getMethod("onBatch", List.class);
    } catch (NoSuchMethodException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
