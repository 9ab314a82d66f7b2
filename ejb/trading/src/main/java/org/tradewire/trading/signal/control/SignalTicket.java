package org.tradewire.trading.signal.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tradewire.trading.signal.entity.SignalReceipt;
import org.tradewire.trading.signal.entity.SignalRejection;
import org.tradewire.trading.signal.entity.StoreResult;

/**
 * What becomes of signals that were sent together: complete when each of them is durable or refused
 * for good. Thread-safe; settled by the thread that stores.
 */
public final class SignalTicket {

  private final CompletableFuture<SignalReceipt> receipt = new CompletableFuture<>();
  private final List<SignalRejection> rejected;
  private int left;
  private int accepted;
  private int duplicates;
  private int conflicts;

  /**
   * Waits for signals.
   *
   * @param signals how many
   * @param rejected those that came with them and will not be stored
   */
  public SignalTicket(int signals, List<SignalRejection> rejected) {
    this.rejected = new ArrayList<>(rejected);
    left = signals;
    completeIfDone();
  }

  /** One of the signals is durable, or never will be. */
  synchronized void settle(int index, String id, StoreResult result, String reason) {
    switch (result) {
      case ACCEPTED -> accepted++;
      case DUPLICATE -> duplicates++;
      case CONFLICT -> conflicts++;
      case REJECTED -> rejected.add(new SignalRejection(index, id, null, reason));
    }
    left--;
    completeIfDone();
  }

  private void completeIfDone() {
    if (left == 0) {
      rejected.sort(Comparator.comparingInt(SignalRejection::index));
      receipt.complete(new SignalReceipt(accepted, duplicates, conflicts, rejected));
    }
  }

  /**
   * Waits until all of them are durable.
   *
   * @return empty where that takes longer, or the thread is interrupted; they stay on their way
   */
  public Optional<SignalReceipt> await(Duration atMost) {
    try {
      return Optional.of(receipt.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A receipt is never refused.", e);
    }
  }
}
