package org.tradewire.collector.live;

import java.util.List;
import org.tradewire.collector.market.HealthReport;
import org.tradewire.collector.market.MarketDataSource;

/**
 * One exchange whose data comes from several services, each with connections of its own: what one
 * brings none of the others does. Belongs to the writer thread.
 */
public final class LiveSources implements MarketDataSource {

  private final List<LiveSource> services;

  /** Puts services together that have the same listener. */
  public LiveSources(List<LiveSource> services) {
    this.services = List.copyOf(services);
  }

  @Override
  public long poll(long nowNs) {
    long wait = Long.MAX_VALUE;
    for (LiveSource each : services) {
      wait = Math.min(wait, each.poll(nowNs));
    }
    return wait;
  }

  /** Asks the services that bring books. */
  @Override
  public boolean resync(String symbol) {
    services.stream().filter(each -> each.expectedBooks() > 0).forEach(each -> each.resync(symbol));
    return true;
  }

  @Override
  public void pause() {
    services.forEach(LiveSource::pause);
  }

  @Override
  public int expectedBooks() {
    return services.stream().mapToInt(LiveSource::expectedBooks).sum();
  }

  @Override
  public HealthReport health() {
    return HealthReport.sum(services.stream().map(LiveSource::health).toList());
  }

  @Override
  public void close() {
    services.forEach(LiveSource::close);
  }
}
