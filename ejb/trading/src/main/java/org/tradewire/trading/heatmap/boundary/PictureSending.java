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
 * Not thread-safe.
 */
final class PictureSending {

  private final Leases leases;
  private final Clock clock;
  private final ToldPictures told = new ToldPictures();
  private final List<Sent> underWay = new ArrayList<>();

  private record Sent(SymbolWork work, List<StateUpdate> updates, Publication publication) {}

  PictureSending(Leases leases, Clock clock) {
    this.leases = leases;
    this.clock = clock;
  }

  /** What a symbol's channels were told last, by this node or another. */
  void learn(String symbol, StreamBroker broker) {
    told.learn(symbol, broker);
  }

  /**
   * Sends what a symbol's channels were not told last. May wait where more is under way than the
   * relay confirms in time.
   *
   * @param lease under which this node computes the symbol
   * @param inputs as {@link SymbolWork#picture} takes them
   */
  void send(
      String lease, String symbol, SymbolSettings settings, SymbolWork work, HeatmapInputs inputs) {
    List<StateUpdate> updates = new ArrayList<>();
    for (HeatmapModel model : HeatmapModel.values()) {
      work.picture(model, settings, inputs)
          .flatMap(each -> told.message(symbol, each, clock.millis()))
          .ifPresent(updates::add);
    }
    if (updates.isEmpty()) {
      work.told();
      return;
    }
    Sent sent = new Sent(work, updates, leases.sendAll(lease, updates));
    underWay.add(sent);
  }

  /**
   * Waits for the relay. What did not arrive is told again, with the next turn.
   *
   * @throws RelayUnavailableException not all is known to have arrived
   */
  void confirm() throws RelayUnavailableException {
    RelayUnavailableException failure = null;
    for (Sent sent : underWay) {
      boolean published = false;
      try {
        published = sent.publication.confirm();
      } catch (RelayUnavailableException e) {
        failure = e;
      }
      if (published) {
        sent.work.told();
      } else {
        sent.work.tellLater();
        sent.updates.forEach(each -> told.forget(each.channel()));
      }
    }
    underWay.clear();
    if (failure != null) {
      throw failure;
    }
  }
}
