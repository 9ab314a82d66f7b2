package org.tradewire.trading.alert.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.trading.alert.entity.Alert;
import org.tradewire.trading.alert.entity.AlertSight;
import org.tradewire.trading.alert.wire.AlertWire;
import org.tradewire.trading.outbox.entity.ChannelEvent;

/** Which channels hear of an alert, and which alerts a channel shows. */
public final class AlertChannels {

  private AlertChannels() {}

  /** What an alert's channels are told: where it stands now. */
  public static List<ChannelEvent> events(Alert alert, Instant now) {
    return channels(alert).stream().map(channel -> event(channel, alert, now)).toList();
  }

  /** What one channel is told of an alert. */
  public static ChannelEvent event(Channel channel, Alert alert, Instant now) {
    AlertSight sight = sight(channel);
    return ChannelEvent.of(
        channel, AlertWire.TYPE, now, json -> AlertWire.alert(json, alert, sight));
  }

  /** The channels that show an alert, the one that shows all first. */
  static List<Channel> channels(Alert alert) {
    List<Channel> channels = new ArrayList<>();
    channels.add(Channel.alerts());
    if (AlertSight.market().shows(alert)) {
      channels.add(Channel.marketAlerts());
    }
    if (AlertSight.monitor().shows(alert)) {
      channels.add(Channel.monitorAlerts());
    }
    if (alert.userId() != null) {
      channels.add(Channel.alertsOf(alert.userId()));
    }
    return channels;
  }

  /** What a channel of alerts shows. */
  public static AlertSight sight(Channel channel) {
    if (channel.equals(Channel.alerts())) {
      return AlertSight.all();
    }
    if (channel.equals(Channel.marketAlerts())) {
      return AlertSight.market();
    }
    return channel.equals(Channel.monitorAlerts())
        ? AlertSight.monitor()
        : AlertSight.of(UUID.fromString(channel.argument(0)));
  }
}
