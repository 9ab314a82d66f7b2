package org.tradewire.trading.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.StateUpdate;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.relay.Publication;
import org.tradewire.streaming.relay.RelayUnavailableException;
import org.tradewire.streaming.relay.StreamBroker;

/** Notes what is published, and fails after a given number of messages. */
public final class RecordingBroker implements StreamBroker {

  private final List<String> published = new ArrayList<>();
  private int accepts = Integer.MAX_VALUE;

  /** The relay is away after so many messages. */
  public void accept(int messages) {
    accepts = messages;
  }

  /** The envelopes, in their order. */
  public List<String> published() {
    return published;
  }

  @Override
  public void publishAll(List<StreamMessage> messages) throws RelayUnavailableException {
    int confirmed = 0;
    for (StreamMessage message : messages) {
      if (accepts-- <= 0) {
        throw new RelayUnavailableException("the relay is away", null, confirmed);
      }
      published.add(new String(message.json(), StandardCharsets.UTF_8));
      confirmed++;
    }
  }

  @Override
  public long publishNext(StateUpdate update, long epoch) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Publication sendAllNext(List<StateUpdate> updates, long epoch) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<StreamMessage> newest(Channel channel) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<OptionalLong> leaseAll(List<String> keys, Duration length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void release(String key) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<List<StreamMessage>> since(Channel channel, Position position) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void open(Channel channel, Consumer<StreamMessage> sink) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close(Channel channel) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void wake(String topic) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean broadcast(String topic, byte[] message) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void listen(String topic, Consumer<byte[]> listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void stopListening(String topic) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void onWake(String topic, Runnable listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void onReconnect(Runnable callback) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean healthy() {
    return accepts > 0;
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
