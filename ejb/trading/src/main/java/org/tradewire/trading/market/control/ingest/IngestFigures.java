package org.tradewire.trading.market.control.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.tradewire.trading.market.entity.ingest.ImportKind;
import org.tradewire.trading.market.entity.ingest.IngestReport;
import org.tradewire.trading.market.entity.ingest.IngestedRows;

/** Counts the rows that were imported through this node since its start. Thread-safe. */
@ApplicationScoped
public class IngestFigures {

  private static final List<String> RESULTS =
      List.of("accepted", "updated", "duplicate", "kept", "empty", "rejected");

  private final Map<IngestedRows, LongAdder> counts = new ConcurrentHashMap<>();

  /** Counts what an import brought, also one that broke off. */
  public void add(ImportKind kind, IngestReport report) {
    List<Long> rows =
        List.of(
            report.accepted(),
            report.updated(),
            report.duplicate(),
            report.kept(),
            report.empty(),
            report.rejectedTotal());
    for (int i = 0; i < RESULTS.size(); i++) {
      counts
          .computeIfAbsent(new IngestedRows(kind, RESULTS.get(i), 0), key -> new LongAdder())
          .add(rows.get(i));
    }
  }

  /** All of them, of kinds that nothing came of yet too. */
  public List<IngestedRows> all() {
    return Stream.of(ImportKind.values())
        .flatMap(kind -> RESULTS.stream().map(result -> new IngestedRows(kind, result, 0)))
        .map(
            key -> {
              LongAdder count = counts.get(key);
              return count == null ? key : new IngestedRows(key.kind(), key.result(), count.sum());
            })
        .toList();
  }
}
