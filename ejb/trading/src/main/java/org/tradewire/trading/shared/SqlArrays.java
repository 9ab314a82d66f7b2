package org.tradewire.trading.market.control.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Columns of many rows as PostgreSQL writes arrays: one parameter each, for {@code unnest}. */
final class SqlArrays {

  private SqlArrays() {}

  /** Amounts, or NULL; in plain digits, whatever their scale. */
  static <T> String amounts(List<T> rows, Function<T, BigDecimal> column) {
    return joined(
        rows,
        each -> {
          BigDecimal amount = column.apply(each);
          return amount == null ? "NULL" : amount.toPlainString();
        });
  }

  /** Moments as microseconds since the Unix epoch, which is what the database can hold. */
  static <T> String micros(List<T> rows, Function<T, Instant> column) {
    return joined(
        rows, each -> Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, column.apply(each))));
  }

  /** Texts, whatever characters they are made of. */
  static <T> String texts(List<T> rows, Function<T, String> column) {
    return joined(
        rows, each -> '"' + column.apply(each).replace("\\", "\\\\").replace("\"", "\\\"") + '"');
  }

  private static <T> String joined(List<T> rows, Function<T, String> column) {
    return rows.stream().map(column).collect(Collectors.joining(",", "{", "}"));
  }
}
