package org.tradewire.collector.live;

import java.util.List;
import org.tradewire.collector.market.HealthReport;
import org.tradewire.collector.market.MarketDataSource;

/**
 * One exchange whose data comes from several services, or whose symbols are spread over several
 * connections, each with others that stand by for it: what one brings none of the others does.
 * Belongs to the writer thread.
 */
public final class LiveSources implements MarketDataSource {

  private final List<LiveSource> parts;

  /** Puts parts together that have the same listener. */
  public LiveSources(List<LiveSource> parts) {
    this.parts = List.copyOf(parts);
  }

  @Override
  public long poll(long nowNs) {
    long wait = Long.MAX_VALUE;
    for (LiveSource each : parts) {
      wait = Math.min(wait, each.poll(nowNs));
    }
    return wait;
  }

  /** Asks the part that brings the symbol's book; where none promises books, whoever has it. */
  @Override
  public boolean resync(String symbol) {
    List<LiveSource> bringing = parts.stream().filter(each -> each.brings(symbol)).toList();
    List<LiveSource> books = bringing.stream().filter(each -> each.expectedBooks() > 0).toList();
    (books.isEmpty() ? bringing : books).forEach(each -> each.resync(symbol));
    return !bringing.isEmpty();
  }

  @Override
  public void pause() {
    parts.forEach(LiveSource::pause);
  }

  @Override
  public int expectedBooks() {
    return parts.stream().mapToInt(LiveSource::expectedBooks).sum();
  }

  @Override
  public HealthReport health() {
    return HealthReport.sum(parts.stream().map(LiveSource::health).toList());
  }

  @Override
  public void close() {
    parts.forEach(LiveSource::close);
  }
}
