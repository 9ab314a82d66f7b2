package org.tradewire.trading.market.control.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.tradewire.trading.market.control.history.SavedRows;
import org.tradewire.trading.market.entity.ingest.IngestReport;

/**
 * Takes rows one by one, gives them to a store some thousands at a time, and says what became of
 * them. What was stored stays stored where a later row ends the import: who repeats it, continues
 * it. Not thread-safe.
 */
public abstract class Intake {

  /** Rows of a transaction: it takes tenths of a second, and little is lost with it. */
  static final int CHUNK = 4_000;

  /** Takes the next row. */
  public abstract void take(long line, List<String> row);

  /** A blank line. */
  public abstract void blank();

  /** No row comes any more; what was taken is stored. */
  public abstract void end();

  /** What became of the rows so far; of those that are not stored yet nothing is said. */
  public abstract IngestReport report();

  /** Makes an intake of rows that are stored as they come. */
  static <T> Intake of(RowForm<T> form, IngestTally tally, Function<List<T>, SavedRows> store) {
    return new Direct<>(form, tally, store);
  }

  private static final class Direct<T> extends Intake {
    private final RowForm<T> form;
    private final IngestTally tally;
    private final Function<List<T>, SavedRows> store;
    private final List<T> chunk = new ArrayList<>(CHUNK);

    private Direct(RowForm<T> form, IngestTally tally, Function<List<T>, SavedRows> store) {
      this.form = form;
      this.tally = tally;
      this.store = store;
    }

    @Override
    public void take(long line, List<String> row) {
      try {
        chunk.add(form.read(row));
      } catch (RowRejectedException e) {
        tally.reject(line, e);
      }
      if (chunk.size() == CHUNK) {
        save();
      }
    }

    @Override
    public void blank() {
      tally.empty();
    }

    @Override
    public void end() {
      save();
    }

    @Override
    public IngestReport report() {
      return tally.report(null);
    }

    private void save() {
      if (!chunk.isEmpty()) {
        List<T> rows = List.copyOf(chunk);
        chunk.clear();
        tally.saved(rows.stream().map(form::timeOf).toList(), store.apply(rows));
      }
    }
  }
}
