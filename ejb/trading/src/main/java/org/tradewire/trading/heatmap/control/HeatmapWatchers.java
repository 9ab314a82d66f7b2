package org.tradewire.trading.heatmap.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.hub.ChannelHub;
import org.tradewire.streaming.relay.StreamBroker;

/**
 * Which symbols somebody watches on any node: each node says so of its own while there are any.
 * Thread-safe.
 */
@ApplicationScoped
public class HeatmapWatchers {
  private static final String TOPIC = "heatmap-watched";

  /** Three times as long as from one word to the next. */
  private static final long HOLDS_NS = Duration.ofSeconds(3).toNanos();

  private static final Set<ChannelKind> PICTURES =
      EnumSet.of(ChannelKind.HEATMAP, ChannelKind.HEATMAP_LEVELS);

  private final Map<String, Long> heardNs = new ConcurrentHashMap<>();
  private ChannelHub hub;
  private StreamBroker broker;

  /** For the container's proxy. */
  protected HeatmapWatchers() {}

  @Inject
  public HeatmapWatchers(ChannelHub hub, StreamBroker broker) {
    this.hub = hub;
    this.broker = broker;
  }

  /** Hears of all nodes from now on. */
  public void listen() {
    broker.listen(TOPIC, this::hear);
  }

  /** Hears no more. */
  public void stop() {
    broker.stopListening(TOPIC);
  }

  /** Says what is watched on this node; to be called each second. */
  public void tell() {
    Set<String> symbols = new TreeSet<>();
    for (String name : hub.subscribers().keySet()) {
      Channel channel = Channel.parse(name);
      if (PICTURES.contains(channel.kind())) {
        symbols.add(channel.argument(0));
      }
    }
    if (!symbols.isEmpty()) {
      broker.broadcast(TOPIC, String.join(",", symbols).getBytes(StandardCharsets.US_ASCII));
    }
    long nowNs = System.nanoTime();
    heardNs.values().removeIf(heard -> nowNs - heard > HOLDS_NS);
  }

  private void hear(byte[] message) {
    long nowNs = System.nanoTime();
    for (String symbol : new String(message, StandardCharsets.US_ASCII).split(",")) {
      heardNs.put(symbol, nowNs);
    }
  }

  /** Whether somebody watches a symbol. */
  public boolean watch(String symbol) {
    Long heard = heardNs.get(symbol);
    return heard != null && System.nanoTime() - heard <= HOLDS_NS;
  }
}
