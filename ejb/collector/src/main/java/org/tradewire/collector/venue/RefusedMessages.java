package org.tradewire.collector.venue;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Counts what had to be refused and says why. The first {@value #ALL_UNTIL} are logged each, then
 * every {@value #THEN_EACH}th: a venue that changes its format must not fill the disk.
 */
public final class RefusedMessages {

  private static final Logger LOG = System.getLogger(RefusedMessages.class.getName());
  private static final int ALL_UNTIL = 20;
  private static final int THEN_EACH = 1000;

  private final String source;
  private long count;

  /** Counts from zero; the source's name goes into the log. */
  public RefusedMessages(String source) {
    this.source = source;
  }

  /** Counts one refusal, whose reason is a sentence. */
  public void add(String reason) {
    count++;
    if (count <= ALL_UNTIL || count % THEN_EACH == 0) {
      LOG.log(
          Level.WARNING,
          "event=refused source={0} count={1} {2}",
          source,
          Long.toString(count),
          reason);
    }
  }

  public long count() {
    return count;
  }
}
