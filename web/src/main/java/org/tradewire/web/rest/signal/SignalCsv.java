package org.tradewire.web.rest.signal;

import java.math.BigDecimal;
import java.time.Instant;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalCourse;
import org.tradewire.trading.signal.entity.StoredSignal;
import org.tradewire.trading.signal.wire.SignalWire;
import org.tradewire.web.rest.CsvText;

/** Signals as CSV (RFC 4180): a line of names, those of the JSON, then one line for each signal. */
final class SignalCsv {

  /** The names. */
  static final String NAMES =
      "signal_id,timestamp,symbol,timeframe,direction,confidence,entry_price,stop_loss,tp1,tp2,tp3,"
          + "tp4,pattern_type,venue,risk_reward,expires_at,outcome,is_active,decided_at,exit_price,"
          + "r,indicators,metadata\r\n";

  /** Stands for the lines that could not be read any more. No signal is a line of one cell. */
  static final String INCOMPLETE = "\"incomplete\"\r\n";

  private SignalCsv() {}

  /** Adds the line of a signal. What is null is an empty cell. */
  static void add(StringBuilder csv, StoredSignal stored) {
    Signal signal = stored.signal();
    SignalCourse course = stored.course();
    text(csv, signal.id());
    instant(csv, signal.time());
    text(csv, SignalWire.symbol(signal.symbol()));
    text(csv, signal.timeFrame().text());
    text(csv, signal.direction().text());
    number(csv, signal.confidence());
    number(csv, signal.entry());
    number(csv, signal.stop());
    for (int target = 1; target <= Signal.MAX_TARGETS; target++) {
      number(csv, signal.target(target));
    }
    text(csv, signal.strategy());
    text(csv, signal.venue());
    number(csv, signal.riskReward());
    instant(csv, signal.expiresAt());
    text(csv, course.outcome() == null ? null : course.outcome().text());
    csv.append(course.isActive()).append(',');
    instant(csv, course.decidedAt());
    number(csv, course.exitPrice());
    number(csv, course.result());
    text(csv, signal.indicators());
    csv.append(CsvText.of(signal.metadata())).append("\r\n");
  }

  private static void text(StringBuilder csv, String value) {
    csv.append(CsvText.of(value)).append(',');
  }

  private static void instant(StringBuilder csv, Instant value) {
    if (value != null) {
      csv.append(value);
    }
    csv.append(',');
  }

  private static void number(StringBuilder csv, BigDecimal value) {
    if (value != null) {
      csv.append(value.toPlainString());
    }
    csv.append(',');
  }
}
