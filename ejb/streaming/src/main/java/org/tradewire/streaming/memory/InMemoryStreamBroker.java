package org.tradewire.streaming.memory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.tradewire.streaming.Channel;
import org.tradewire.streaming.Position;
import org.tradewire.streaming.StreamBroker;
import org.tradewire.streaming.StreamMessage;

/** Relay of an installation with one node: always there, delivers on the publisher's thread. */
public final class InMemoryStreamBroker implements StreamBroker {

  private final Map<String, Position> positions = new ConcurrentHashMap<>();
  private final Map<String, Consumer<StreamMessage>> sinks = new ConcurrentHashMap<>();

  @Override
  public void publish(StreamMessage message) {
    String name = message.channel().name();
    // Under the map's lock for this channel, so that two publishers deliver in the order of seq.
    positions.compute(
        name,
        (key, last) -> {
          if (last != null && !last.precedes(message.epoch(), message.seq())) {
            return last;
          }
          Consumer<StreamMessage> sink = sinks.get(name);
          if (sink != null) {
            sink.accept(message);
          }
          return new Position(message.epoch(), message.seq());
        });
  }

  @Override
  public void open(Channel channel, Consumer<StreamMessage> sink) {
    sinks.put(channel.name(), sink);
  }

  @Override
  public void close(Channel channel) {
    sinks.remove(channel.name());
  }

  @Override
  public void onReconnect(Runnable callback) {
    // Never away, so there is nothing to come back from.
  }

  @Override
  public boolean healthy() {
    return true;
  }

  @Override
  public void close() {
    sinks.clear();
    positions.clear();
  }
}
