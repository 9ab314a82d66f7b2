package org.tradewire.streaming.redis;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tradewire.streaming.relay.RelayUnavailableException;

/** Reads what the script answers that numbers and publishes messages of several channels. */
final class NextNumbers {

  private static final long REFUSED = 0;
  private static final long FAILED = -1;

  private NextNumbers() {}

  /**
   * Whether all were published.
   *
   * @param answers of several calls: a number for each message, 0 where a greater epoch has
   *     published, -1 where it failed; a text after them says why the first of a call did
   * @return false where one was refused, whether or not others failed: who is refused has to know
   * @throws RelayUnavailableException one failed; it tells how many came before it
   */
  static boolean allPublished(List<List<Object>> answers) throws RelayUnavailableException {
    int before = 0;
    int published = -1;
    String reason = null;
    for (List<Object> call : answers) {
      for (Object each : call) {
        if (each instanceof byte[] text) {
          reason = reason == null ? new String(text, StandardCharsets.UTF_8) : reason;
        } else if (each.equals(REFUSED)) {
          return false;
        } else {
          published = each.equals(FAILED) && published < 0 ? before : published;
          before++;
        }
      }
    }
    if (published >= 0) {
      throw new RelayUnavailableException("Redis did not publish " + reason, null, published);
    }
    return true;
  }
}
