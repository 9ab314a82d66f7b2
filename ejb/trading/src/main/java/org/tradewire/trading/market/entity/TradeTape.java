package org.tradewire.trading.market.entity;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.tradewire.feed.api.TradeTick;

/** The newest trades of one instrument at one venue, of one epoch. Not thread-safe. */
public final class TradeTape {

  private final int capacity;
  private final Deque<TradeTick> trades = new ArrayDeque<>();

  /**
   * @param capacity trades kept, at least 1
   */
  public TradeTape(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("A tape keeps at least 1 trade: capacity=" + capacity);
    }
    this.capacity = capacity;
  }

  /**
   * Takes the next trade; one of a newer epoch ends the tape before it.
   *
   * @return false where the trade is not newer than the last one
   */
  public boolean add(TradeTick trade) {
    TradeTick last = trades.peekLast();
    if (last != null) {
      boolean older =
          trade.epoch() < last.epoch()
              || (trade.epoch() == last.epoch() && trade.seq() <= last.seq());
      if (older) {
        return false;
      }
      if (trade.epoch() > last.epoch()) {
        trades.clear();
      }
    }
    if (trades.size() == capacity) {
      trades.removeFirst();
    }
    trades.addLast(trade);
    return true;
  }

  /** Nothing is known, and whatever epoch the next trade has is the tape's. */
  public void restart() {
    trades.clear();
  }

  /** The newest trades, oldest of them first. */
  public List<TradeTick> last(int count) {
    return trades.stream().skip(Math.max(0, trades.size() - count)).toList();
  }

  /**
   * The trades after a position, oldest first.
   *
   * @return all of them; empty where the tape does not reach back to the position, has a hole after
   *     it, or is of another epoch
   */
  public Optional<List<TradeTick>> since(long epoch, long seq) {
    TradeTick newest = trades.peekLast();
    if (newest == null || newest.epoch() != epoch || newest.seq() < seq) {
      return Optional.empty();
    }
    List<TradeTick> missed = trades.stream().filter(trade -> trade.seq() > seq).toList();
    // Without holes the numbers are as many as there are trades.
    return missed.size() == newest.seq() - seq ? Optional.of(missed) : Optional.empty();
  }
}
