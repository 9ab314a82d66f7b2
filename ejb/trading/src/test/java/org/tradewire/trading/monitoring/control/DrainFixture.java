package org.tradewire.trading.monitoring.control;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tradewire.streaming.relay.Leases;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.streaming.session.SessionWriters;
import org.tradewire.trading.audit.boundary.AuditLog;

/** The way of a node called {@code lone} out of service, which takes no time. */
public final class DrainFixture {

  private DrainFixture() {}

  /** Begun by a test through {@link NodeDrain#begin}, or by what is named as its file. */
  public static NodeDrain drain(
      Leases leases,
      StreamBroker broker,
      SessionWriters writers,
      AuditLog audit,
      Map<String, String> more) {
    Map<String, String> values = new HashMap<>(more);
    values.put("tradewire.node.name", "lone");
    values.put("tradewire.drain.notice-seconds", "0");
    values.put("tradewire.drain.close-seconds", "0");
    values.put("tradewire.drain.request-seconds", "0");
    NodeDrain drain =
        new NodeDrain(
            new DrainConfiguration(key -> Optional.ofNullable(values.get(key))),
            new NodeConfiguration(key -> Optional.ofNullable(values.get(key))),
            audit,
            leases,
            broker,
            writers);
    drain.open();
    return drain;
  }
}
