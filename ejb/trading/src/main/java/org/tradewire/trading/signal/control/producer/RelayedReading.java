package org.tradewire.trading.signal.control.producer;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.tradewire.streaming.work.CoalescedTask;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.signal.control.SignalForm;
import org.tradewire.trading.signal.entity.PreparedSignal;

/**
 * Reads the messages that come through Redis, one after the other, and hands their signals on. What
 * there is no room for is dropped and counted. What is wrong with messages is counted, and logged
 * once a minute. Thread-safe.
 */
public final class RelayedReading {
  private static final Logger LOG = System.getLogger(RelayedReading.class.getName());

  private final Consumer<List<PreparedSignal>> taker;
  private final Supplier<SignalForm> forms;
  private final ProducerFigures figures;
  private final CoalescedTask task;
  private final RelayedInbox inbox = new RelayedInbox();
  private final SparseComplaints complaints;

  /**
   * Nothing has come yet.
   *
   * @param threads messages are read on one of them at a time
   * @param taker takes the signals of one message, all or none of them; refuses where there is no
   *     room
   * @param forms the form of this moment
   * @param nanoTime monotonic, nanoseconds
   */
  public RelayedReading(
      Executor threads,
      Consumer<List<PreparedSignal>> taker,
      Supplier<SignalForm> forms,
      ProducerFigures figures,
      LongSupplier nanoTime) {
    this.taker = taker;
    this.forms = forms;
    this.figures = figures;
    complaints = new SparseComplaints(nanoTime);
    task = new CoalescedTask(threads, this::readAll);
  }

  /**
   * Puts a message where it will be read; returns at once.
   *
   * @param message not copied
   */
  public void received(byte[] message) {
    figures.relayed();
    if (!inbox.offer(message)) {
      figures.dropped(1);
      return;
    }
    try {
      task.request();
    } catch (RejectedExecutionException | IllegalStateException e) {
      // The server is starting or stopping; the next message, if there is one, asks again.
      LOG.log(Level.DEBUG, "event=relayed_signals_wait", e);
    }
  }

  private void readAll() {
    for (byte[] next = inbox.poll(); next != null; next = inbox.poll()) {
      read(next);
    }
  }

  private void read(byte[] message) {
    RelayedSignals read = RelayedSignals.read(message, forms.get());
    if (!read.faults().isEmpty()) {
      figures.unreadable();
      complain(read.faults().get(0));
    }
    if (read.signals().isEmpty()) {
      return;
    }
    try {
      taker.accept(read.signals());
    } catch (Refusal e) {
      figures.dropped(read.signals().size());
    }
  }

  private void complain(String fault) {
    long many = complaints.happened();
    if (many > 0) {
      LOG.log(
          Level.WARNING,
          "event=relayed_signals_unreadable messages={0} reason=\"{1}\"",
          many,
          fault);
    }
  }
}
