package org.tradewire.trading.heatmap.boundary;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.tradewire.streaming.message.StateUpdate;
import org.tradewire.streaming.relay.Leases;
import org.tradewire.streaming.relay.Publication;
import org.tradewire.streaming.relay.RelayUnavailableException;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.trading.heatmap.control.ToldPictures;
import org.tradewire.trading.heatmap.entity.HeatmapModel;
import org.tradewire.trading.heatmap.entity.SymbolSettings;

/**
 * Sends the pictures of symbols to their channels, and asks afterwards which arrived: the candles
 * of all symbols close at one instant, and none waits for the confirmation of another's picture.
 * The default model's pictures of all symbols go before the other model's. Not thread-safe.
 */
final class PictureSending {

  private final Leases leases;
  private final Clock clock;
  private final ToldPictures told = new ToldPictures();
  private final List<Task> others = new ArrayList<>();
  private final List<Sent> underWay = new ArrayList<>();

  private record Task(
      String lease,
      String symbol,
      SymbolSettings settings,
      SymbolWork work,
      HeatmapInputs inputs) {}

  private record Sent(SymbolWork work, StateUpdate update, Publication publication) {}

  PictureSending(Leases leases, Clock clock) {
    this.leases = leases;
    this.clock = clock;
  }

  /** What a symbol's channels were told last, by this node or another. */
  void learn(String symbol, StreamBroker broker) {
    told.learn(symbol, broker);
  }

  /** Nothing is known of a symbol any more. */
  void forget(String symbol) {
    told.forget(symbol);
  }

  /** Writes what is likely to be sent next of the default model, so that sending takes less. */
  void prepare(String symbol, SymbolSettings settings, SymbolWork work) {
    work.picture(HeatmapModel.ISOLATED_MARGIN, settings, null)
        .ifPresent(picture -> told.prepare(symbol, picture));
  }

  /**
   * Sends what a symbol's channels were not told last, at once or before {@link #confirm} waits.
   * May wait where more is under way than the relay confirms in time.
   *
   * @param lease under which this node computes the symbol
   * @param inputs as {@link SymbolWork#picture} takes them
   */
  void send(
      String lease, String symbol, SymbolSettings settings, SymbolWork work, HeatmapInputs inputs) {
    Task task = new Task(lease, symbol, settings, work, inputs);
    work.told();
    others.add(task);
    send(task, HeatmapModel.ISOLATED_MARGIN);
  }

  private void send(Task task, HeatmapModel model) {
    task.work
        .picture(model, task.settings, task.inputs)
        .flatMap(picture -> told.message(task.symbol, picture, clock.millis()))
        .ifPresent(update -> send(task, update));
  }

  private void send(Task task, StateUpdate update) {
    try {
      underWay.add(new Sent(task.work, update, leases.sendAll(task.lease, List.of(update))));
    } catch (RuntimeException e) {
      told.forget(update.channel()); // Else an equal picture would never be sent.
      throw e;
    }
  }

  /**
   * Sends the rest and waits for the relay. What did not arrive is told again, with the next turn.
   *
   * @throws RelayUnavailableException not all is known to have arrived
   * @throws RuntimeException a picture could not be made; all others are sent
   */
  void confirm() throws RelayUnavailableException {
    RuntimeException broken = sendOthers();
    RelayUnavailableException failure = null;
    for (Sent sent : underWay) {
      boolean published = false;
      try {
        published = sent.publication.confirm();
      } catch (RelayUnavailableException e) {
        failure = e;
      }
      if (!published) {
        sent.work.tellLater();
        told.forget(sent.update.channel());
      }
    }
    underWay.clear();
    if (failure != null) {
      throw failure;
    }
    if (broken != null) {
      throw broken;
    }
  }

  private RuntimeException sendOthers() {
    RuntimeException broken = null;
    for (Task task : others) {
      try {
        send(task, HeatmapModel.CLASSIC);
      } catch (RuntimeException e) {
        task.work.tellLater();
        broken = e;
      }
    }
    others.clear();
    return broken;
  }
}
