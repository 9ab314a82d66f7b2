package org.tradewire.trading.order.boundary;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How much of a row the product can be asked for, and what the rest waits for. */
final class OrderScope {

  /** Steps and fields that come with another issue, and its word for them. */
  private static final Map<String, String> ANOTHER_ISSUE =
      Map.ofEntries(
          Map.entry("book", "depth"),
          Map.entry("max_slippage", "depth"),
          Map.entry("limit_price", "STOP_LIMIT"),
          Map.entry("time_in_force", "time_in_force"),
          Map.entry("expires_at", "time_in_force"),
          Map.entry("oco_group", "OCO"),
          Map.entry("modify", "modify"),
          Map.entry("reverse", "reverse"),
          Map.entry("close_all", "close all"),
          Map.entry("limits", "scaling plan"),
          Map.entry("unpaid", "purchase"),
          Map.entry("payout", "payout"),
          Map.entry("CORRECT_CLOSE", "correction of a fill"),
          Map.entry("CORRECT_OPEN", "correction of a fill"),
          Map.entry("BUST_FILL", "correction of a fill"));

  /** Groups that are not built; the list shrinks as they are. */
  private static final Set<String> GROUPS =
      Set.of(
          "margin",
          "stop-out",
          "stale price",
          "swap",
          "resets",
          "max days",
          "reported trade",
          "news",
          "outage",
          "risk desk");

  /** Rows of such groups that hold already, and must not be lost again. */
  private static final Set<String> HOLD =
      Set.of(
          "E-01", "E-04", "E-07", "E-08", "M-05", "R-01", "R-02", "R-05", "R-07", "S-04", "S-08",
          "W-01", "W-02", "W-05", "W-07", "W-10");

  /** Rows of groups that are built otherwise. */
  private static final Map<String, String> ROWS =
      Map.of("F-17", "stops on the wrong side of the market, limits that are reached when placed");

  /** What of a row, by its id and the name, is built otherwise. */
  private static final Map<String, String> OF_ROWS =
      Map.of("L-04 equity", "the equity of terms that ignore open results");

  /** What is given, or done, and is not built. */
  private static final Map<String, String> NOT_BUILT =
      Map.of(
          "accounts", "opposite accounts",
          "releases", "news",
          "hedging", "larger leg",
          "margin", "margin call and stop-out",
          "closed", "hours of instruments",
          "desk", "risk desk",
          "outage", "flags");

  /** What is expected, and is not built; by the last part of its name. */
  private static final Map<String, String> NOT_COMPARED =
      Map.ofEntries(
          Map.entry("used_margin", "margin"),
          Map.entry("free_margin", "margin"),
          Map.entry("margin_level", "margin"),
          Map.entry("events:MARGIN_CALL", "margin"),
          Map.entry("events:STOP_OUT", "margin"),
          Map.entry("held", "flags"),
          Map.entry("flags", "flags"),
          Map.entry("violations", "news"),
          Map.entry("events:RULE_VIOLATION", "news"),
          Map.entry("payouts", "payout"),
          Map.entry("state", "last marks"),
          Map.entry("closing", "last marks"),
          Map.entry("why", "codes of rejections"));

  private final JsonObject row;
  private final Set<String> leftOut = new LinkedHashSet<>();
  private final boolean run;

  OrderScope(JsonObject row) {
    this.row = row;
    this.run = wholeRow().map(leftOut::add).isEmpty();
    if (run) {
      List<JsonObject> steps = row.getJsonArray("do").getValuesAs(JsonObject.class);
      for (int i = 0; i < steps.size(); i++) {
        if (isLeftOut(steps.get(i))) {
          leftOut.add("step " + (i + 1) + ": " + anotherIssue(names(steps.get(i))).orElseThrow());
        }
        expectations(steps.get(i));
      }
      expectations(row);
    }
  }

  JsonObject row() {
    return row;
  }

  /** Whether the row is run, maybe without some of it. */
  boolean isRun() {
    return run;
  }

  /** What is missing, a sentence's end for each. */
  Collection<String> leftOut() {
    return leftOut;
  }

  /** A step that is refused anyway, of something that comes with another issue. */
  boolean isLeftOut(JsonObject step) {
    return step.containsKey("refused") && anotherIssue(names(step)).isPresent();
  }

  /** Whether something that is expected can be compared. */
  boolean isCompared(String key) {
    return missing(key).isEmpty();
  }

  private Optional<String> wholeRow() {
    List<String> names = new ArrayList<>();
    Optional.ofNullable(row.getJsonObject("given")).ifPresent(given -> names.addAll(names(given)));
    List<JsonObject> steps = row.getJsonArray("do").getValuesAs(JsonObject.class);
    boolean nothingLeft = steps.stream().allMatch(this::isLeftOut);
    steps.stream()
        .filter(step -> nothingLeft || !isLeftOut(step))
        .forEach(step -> names.addAll(names(step)));
    Optional<String> word = anotherIssue(names);
    if (word.isPresent()) {
      return word;
    }
    String id = row.getString("id");
    String group = row.getString("group");
    if (GROUPS.contains(group) && !HOLD.contains(id)) {
      return Optional.of("not built: group " + group);
    }
    return Optional.ofNullable(ROWS.get(id))
        .or(() -> names.stream().filter(NOT_BUILT::containsKey).map(NOT_BUILT::get).findFirst())
        .map(what -> "not built: " + what);
  }

  private static Optional<String> anotherIssue(List<String> names) {
    return names.stream().filter(ANOTHER_ISSUE::containsKey).map(ANOTHER_ISSUE::get).findFirst();
  }

  private void expectations(JsonObject where) {
    Optional.ofNullable(where.getJsonObject("expect"))
        .ifPresent(
            expected ->
                expected
                    .keySet()
                    .forEach(
                        key ->
                            missing(key)
                                .ifPresent(
                                    what -> leftOut.add("not built: " + what + " (" + key + ")"))));
  }

  private Optional<String> missing(String key) {
    if (key.endsWith(".swap") && row.getJsonArray("do").toString().contains("-JPY")) {
      return Optional.of("swap in the quote currency");
    }
    String ofRow = OF_ROWS.get(row.getString("id") + " " + key);
    if (ofRow != null) {
      return Optional.of(ofRow);
    }
    String name = key.startsWith("events:") ? key : key.substring(key.lastIndexOf('.') + 1);
    return NOT_COMPARED.entrySet().stream()
        .filter(
            each ->
                each.getKey().startsWith("events:")
                    ? name.startsWith(each.getKey())
                    : name.equals(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** All names in a step or in what is given, however deep, and actions and types by their own. */
  private static List<String> names(JsonObject object) {
    List<String> names = new ArrayList<>();
    object.forEach(
        (name, value) -> {
          if (name.equals("expect")) {
            return;
          }
          names.add(name);
          if (value.getValueType() == JsonValue.ValueType.OBJECT) {
            // The margin of an instrument is a percentage, that of terms a rule.
            names.addAll(
                names(value.asJsonObject()).stream()
                    .filter(each -> !(name.equals("instruments") && each.equals("margin")))
                    .toList());
          } else if (value instanceof JsonString text) {
            names.add(text.getString());
          }
        });
    return names;
  }
}
