package org.tradewire.trading.heatmap.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.hub.ChannelHub;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.trading.heatmap.control.levels.LevelChannels;

/** Answers on this node for the channels that tell the changed levels of heatmaps. */
@Singleton
@Startup
@DependsOn("AccountStartUp")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class HeatmapStreams {
  @Resource private ManagedExecutorService executor;

  private ChannelHub hub;
  private StreamBroker broker;

  /** For the container's proxy. */
  protected HeatmapStreams() {}

  @Inject
  public HeatmapStreams(ChannelHub hub, StreamBroker broker) {
    this.hub = hub;
    this.broker = broker;
  }

  @PostConstruct
  void register() {
    hub.register(ChannelKind.HEATMAP_LEVELS, new LevelChannels(hub, broker, executor));
  }
}
