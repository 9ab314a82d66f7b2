package org.tradewire.systemtests.faults;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import org.tradewire.systemtests.client.Reply;
import org.tradewire.systemtests.client.RestClient;

/** The signals that a node finds in the store. */
public final class StoredSignals {
  private static final int PAGE = 200;

  private final RestClient reader;

  /** As this user sees them. */
  public StoredSignals(RestClient reader) {
    this.reader = reader;
  }

  /** The ids of those of a symbol, each as often as it is stored. */
  public List<String> of(String base) {
    List<String> ids = new ArrayList<>();
    String page = "/api/signals?symbol=" + base + "USDT&limit=" + PAGE;
    String cursor = "";
    do {
      Reply reply = reader.get(page + cursor);
      if (reply.status() != 200) {
        throw new AssertionError(reply);
      }
      JsonObject found = reply.json();
      found
          .getJsonArray("items")
          .getValuesAs(JsonObject.class)
          .forEach(each -> ids.add(each.getString("signal_id")));
      cursor = found.get("next") instanceof JsonString next ? "&cursor=" + next.getString() : null;
    } while (cursor != null);
    return ids;
  }
}
