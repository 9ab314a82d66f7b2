package org.tradewire.trading.signal.control;

import java.util.List;
import java.util.Map;
import org.tradewire.trading.signal.entity.SignalQuestion;

/** What a question asks of a row, which is {@code s}, in SQL. */
final class SignalConditions {

  private SignalConditions() {}

  /**
   * Adds conditions and the values of their parameters. A comparison of times stands beside that of
   * keys: by it the database leaves out the days that it need not look at.
   */
  static void add(SignalQuestion question, List<String> conditions, Map<String, Object> values) {
    add("s.symbol = :symbol", "symbol", question.symbol(), conditions, values);
    add(
        "s.timeframe = :timeframe",
        "timeframe",
        question.timeFrame() == null ? null : question.timeFrame().text(),
        conditions,
        values);
    add(
        "s.direction = :direction",
        "direction",
        question.direction() == null ? null : question.direction().text(),
        conditions,
        values);
    add("s.strategy = :strategy", "strategy", question.strategy(), conditions, values);
    add(
        "s.outcome = :outcome",
        "outcome",
        question.outcome() == null ? null : question.outcome().text(),
        conditions,
        values);
    add("s.confidence >= :least", "least", question.minConfidence(), conditions, values);
    add("s.time >= :from", "from", question.from(), conditions, values);
    add("s.time < :to", "to", question.to(), conditions, values);
    if (question.after() != null) {
      conditions.add("s.time <= :afterTime");
      conditions.add("(s.time, s.signal_id) < (:afterTime, :afterId)");
      values.put("afterTime", question.after().time());
      values.put("afterId", question.after().id());
    }
  }

  private static void add(
      String condition,
      String name,
      Object value,
      List<String> conditions,
      Map<String, Object> values) {
    if (value != null) {
      conditions.add(condition);
      values.put(name, value);
    }
  }
}
