package org.tradewire.trading.signal.control.producer;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.LongAdder;
import org.tradewire.streaming.relay.PlainChannel;
import org.tradewire.trading.signal.entity.producer.IngressState;
import org.tradewire.trading.signal.entity.producer.ProducerCounts;

/** Counts what came to this node through hooks and through Redis since its start. Thread-safe. */
@ApplicationScoped
public class ProducerFigures {

  private final LongAdder alerts = new LongAdder();
  private final LongAdder unknownKeys = new LongAdder();
  private final LongAdder limited = new LongAdder();
  private final LongAdder relayed = new LongAdder();
  private final LongAdder unreadable = new LongAdder();
  private final LongAdder dropped = new LongAdder();

  /** Null while this node is not to hear it. */
  private PlainChannel channel;

  /** Of channels that were heard before. */
  private long lossesBefore;

  /** Somebody has the key of a hook. */
  public void alert() {
    alerts.increment();
  }

  /** Somebody has a key that is none. */
  public void unknownKey() {
    unknownKeys.increment();
  }

  /** There were too many alerts of a key. */
  public void limited() {
    limited.increment();
  }

  /** A message came through Redis. */
  public void relayed() {
    relayed.increment();
  }

  /** It is no signal, or holds one that breaks a rule. */
  public void unreadable() {
    unreadable.increment();
  }

  /** There was no room for signals, or for messages. */
  public void dropped(int many) {
    dropped.add(many);
  }

  /** This node is to hear a channel of Redis. */
  public synchronized void hears(PlainChannel begun) {
    channel = begun;
  }

  /** It is not any more; does nothing where it was not. */
  public synchronized void unheard() {
    if (channel != null) {
      lossesBefore += channel.losses();
      channel = null;
    }
  }

  /** How the channel is heard now. */
  public synchronized IngressState ingress() {
    return channel == null
        ? new IngressState(false, false, lossesBefore)
        : new IngressState(true, channel.isHeard(), lossesBefore + channel.losses());
  }

  /** All that was counted. */
  public ProducerCounts counts() {
    return new ProducerCounts(
        alerts.sum(),
        unknownKeys.sum(),
        limited.sum(),
        relayed.sum(),
        unreadable.sum(),
        dropped.sum());
  }
}
