package org.tradewire.trading.shared;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Columns of many rows as PostgreSQL writes arrays: one parameter each, for {@code unnest}. */
public final class SqlArrays {

  private static final String NULL = "NULL";

  private SqlArrays() {}

  /** Amounts, or NULL; in plain digits, whatever their scale. */
  public static <T> String amounts(List<T> rows, Function<T, BigDecimal> column) {
    return joined(
        rows,
        each -> {
          BigDecimal amount = column.apply(each);
          return amount == null ? NULL : amount.toPlainString();
        });
  }

  /** Whole numbers. */
  public static <T> String numbers(List<T> rows, ToLongFunction<T> column) {
    return joined(rows, each -> Long.toString(column.applyAsLong(each)));
  }

  /** Moments as microseconds since the Unix epoch, which is what the database can hold. */
  public static <T> String micros(List<T> rows, Function<T, Instant> column) {
    return joined(
        rows, each -> Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, column.apply(each))));
  }

  /** Texts, whatever characters they are made of, or NULL. */
  public static <T> String texts(List<T> rows, Function<T, String> column) {
    return joined(
        rows,
        each -> {
          String text = column.apply(each);
          return text == null ? NULL : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        });
  }

  private static <T> String joined(List<T> rows, Function<T, String> column) {
    return rows.stream().map(column).collect(Collectors.joining(",", "{", "}"));
  }
}
