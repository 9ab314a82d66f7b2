package org.tradewire.streaming.relay;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.StateUpdate;
import org.tradewire.streaming.message.StreamMessage;

/**
 * Carries messages of relayed channels to every node, this one included. Thread-safe.
 *
 * <p>Delivery: in the order of {@code seq} within a channel and epoch; a number that the channel
 * has seen already is dropped, so publishing again after a failure is harmless. A node that was cut
 * off may miss messages; it is told through {@link #onReconnect} and repairs from the log.
 */
public interface StreamBroker extends AutoCloseable {

  /**
   * Publishes a message; returns when the relay has confirmed it. May block for the relay's command
   * time-out (2 s), and for as long before where too much is under way already, so it is never
   * called from a feed or session thread.
   *
   * @throws RelayUnavailableException it is not known to have arrived
   */
  default void publish(StreamMessage message) throws RelayUnavailableException {
    publishAll(List.of(message));
  }

  /**
   * Publishes messages in their order, without waiting for one to be confirmed before the next is
   * sent; returns when the relay has confirmed all. Blocks as {@link #publish} does.
   *
   * @param messages joined ones arrive as one, or one by one where a node listens that does not
   *     read them joined
   * @throws RelayUnavailableException not all are known to have arrived; it tells how many of the
   *     first are, joined ones counted one by one
   */
  void publishAll(List<StreamMessage> messages) throws RelayUnavailableException;

  /**
   * Numbers a message as the next of its channel and publishes it. The channel's owner is whoever
   * holds the lease with the greatest epoch; a node that lost its lease is refused.
   *
   * @param epoch of the caller's lease; the channel is numbered anew, from 1, with each
   * @return the message's number; 0 where a greater epoch has published
   * @throws RelayUnavailableException it is not known to have arrived; another try gets another
   *     number
   */
  long publishNext(StateUpdate update, long epoch) throws RelayUnavailableException;

  /**
   * Numbers and publishes several messages in their order, without waiting for one to be confirmed
   * before the next is sent. May block for the relay's command time-out once for each few hundred
   * of them.
   *
   * @param epoch of the caller's lease, as for {@link #publishNext}
   * @return whether all were published; false where a greater epoch has published to a channel
   * @throws RelayUnavailableException not all are known to have arrived; it tells how many of the
   *     first are
   */
  default boolean publishAllNext(List<StateUpdate> updates, long epoch)
      throws RelayUnavailableException {
    return sendAllNext(updates, epoch).confirm();
  }

  /**
   * Does as {@link #publishAllNext}, and leaves it to the caller when to wait for the relay. What
   * was sent is on its way whether or not it is confirmed; it may be sent again until then, so that
   * no two publications under way at once may have a channel in common. May block all the same,
   * where more is under way than the relay can be trusted to confirm in time.
   *
   * @param updates not to be changed until they are confirmed
   * @param epoch of the caller's lease, as for {@link #publishNext}
   * @return to be confirmed by the calling thread; says so where the relay is away
   */
  Publication sendAllNext(List<StateUpdate> updates, long epoch);

  /**
   * Takes a lease for this node, or renews the one it holds.
   *
   * @param key what is leased, at most 200 characters
   * @param length until others may have it
   * @return its epoch, greater than that of every lease of the key before; empty where another node
   *     holds it
   * @throws RelayUnavailableException nobody knows who holds it
   */
  default OptionalLong lease(String key, Duration length) throws RelayUnavailableException {
    return leaseAll(List.of(key), length).get(0);
  }

  /**
   * Takes or renews several leases, each for itself, without waiting for one before the next is
   * asked for.
   *
   * @return their epochs in the order of the keys, empty where another node holds the lease
   * @throws RelayUnavailableException nobody knows who holds them
   */
  List<OptionalLong> leaseAll(List<String> keys, Duration length) throws RelayUnavailableException;

  /**
   * Takes a lease for this node, or renews it, with an epoch above another: for a holder whose
   * epoch a channel has refused. Without it the same epoch would be refused for ever, where what
   * was known of the lease was lost and what was known of the channel was not.
   *
   * @param floor what the epoch must be greater than
   * @return as for {@link #lease}; empty too where the broker has no greater epoch yet
   * @throws RelayUnavailableException nobody knows who holds it
   */
  default OptionalLong leaseAbove(String key, Duration length, long floor)
      throws RelayUnavailableException {
    release(key);
    OptionalLong fresh = lease(key, length);
    return fresh.isPresent() && fresh.getAsLong() > floor ? fresh : OptionalLong.empty();
  }

  /**
   * The greatest epoch that has published to any of these state channels.
   *
   * @return 0 where nothing is known of them
   * @throws RelayUnavailableException nobody knows
   */
  default long greatestEpoch(Collection<Channel> channels) throws RelayUnavailableException {
    return channels.stream()
        .flatMap(each -> newest(each).stream())
        .mapToLong(StreamMessage::epoch)
        .max()
        .orElse(0);
  }

  /**
   * How often the way to the relay has broken, as far as this node knows; never goes back. A relay
   * that comes back may have begun anew: a lease taken before is not to be trusted, since under its
   * epoch the channels would be numbered from the first number again.
   */
  default long breaks() {
    return 0;
  }

  /** Gives a lease of this node back; does nothing where it is not held, or the relay is away. */
  void release(String key);

  /**
   * What the bounded history of a state channel holds after a position; of {@link
   * ChannelKind#isKeyed keyed} state that is the newest message.
   *
   * @return all that was published since, in order; empty where the history does not reach back, or
   *     the relay is away. May block as {@link #publish} does
   */
  Optional<List<StreamMessage>> since(Channel channel, Position position);

  /**
   * The newest message of a state channel, as long as its history is kept.
   *
   * @return empty where there is none, or the relay is away. May block as {@link #publish} does
   */
  Optional<StreamMessage> newest(Channel channel);

  /**
   * The same as the state of its channel, for a client that joins.
   *
   * @return as for {@link #newest}
   */
  default Optional<StreamMessage> state(Channel channel) {
    return newest(channel).map(StreamMessage::asState);
  }

  /**
   * Asks for the messages of a channel. Returns when the interest is known to the relay or, while
   * the relay is away, at once: the interest is then made known on reconnection.
   *
   * @param sink called on a relay thread; must not block
   */
  void open(Channel channel, Consumer<StreamMessage> sink);

  /** Whether other nodes can be there, and take over what this one gives up. */
  default boolean isShared() {
    return true;
  }

  /** Ends the interest in a channel; unknown channels are ignored. */
  void close(Channel channel);

  /**
   * Asks every node, this one included, to look at once at what it looks at from time to time
   * anyhow. Nobody waits for it; lost where the relay is away, or a node is cut off.
   *
   * @param topic what is to be looked at, at most 100 characters
   */
  void wake(String topic);

  /**
   * Hears of {@link #wake}.
   *
   * @param listener called on a relay thread or the waker's; must neither block nor throw
   */
  void onWake(String topic, Runnable listener);

  /**
   * Sends bytes to every node that listens to a topic, this one included. Nobody waits and nothing
   * is kept: lost where the relay is away, a node is cut off, or more is under way than the relay
   * takes. What one thread sends arrives in its order. Never blocks.
   *
   * @param topic at most 100 characters
   * @param message not copied
   * @return whether it was handed to the relay; that it arrives nobody says
   */
  boolean broadcast(String topic, byte[] message);

  /**
   * Hears of {@link #broadcast}; of several listeners of a topic each does.
   *
   * @param listener called on a relay thread or the sender's; must neither block nor throw
   */
  void listen(String topic, Consumer<byte[]> listener);

  /** Ends the interest of all listeners of a topic; unknown topics are ignored. */
  void stopListening(String topic);

  /**
   * Hears what other programs publish on a plain channel of the relay's Redis, apart from all that
   * the relay does itself: what is lost there breaks no channel and no lease. Returns at once and
   * goes on trying; what is published while it is not heard is lost, as always with such channels.
   * A relay in memory has none: nothing is ever heard.
   *
   * @param channel none of our own names
   * @param listener called on a relay thread; must neither block nor throw
   * @return to be closed before this broker is
   */
  default PlainChannel hear(String channel, Consumer<byte[]> listener) {
    return PlainChannel.SILENT;
  }

  /** Calls back, on a relay thread, when the relay is there again and messages may be missing. */
  void onReconnect(Runnable callback);

  /** Whether the relay answered its last probe; turns false within 5 s of its loss. */
  boolean healthy();

  /** Releases connections and threads; does not throw. */
  @Override
  void close();
}
