package org.tradewire.trading.shared;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Columns of many rows as PostgreSQL writes arrays: one parameter each, for {@code unnest}. */
public final class SqlArrays {

  private static final String NULL = "NULL";

  /** What most of the values take. */
  private static final int ABOUT_CHARS = 16;

  private SqlArrays() {}

  /** Amounts, or NULL; in plain digits, whatever their scale. */
  public static <T> String amounts(List<T> rows, Function<T, BigDecimal> column) {
    return joined(
        rows,
        (array, each) -> {
          BigDecimal amount = column.apply(each);
          array.append(amount == null ? NULL : amount.toPlainString());
        });
  }

  /** Whole numbers. */
  public static <T> String numbers(List<T> rows, ToLongFunction<T> column) {
    return joined(rows, (array, each) -> array.append(column.applyAsLong(each)));
  }

  /** Moments as microseconds since the Unix epoch, which is what the database can hold. */
  public static <T> String micros(List<T> rows, Function<T, Instant> column) {
    return numbers(rows, each -> ChronoUnit.MICROS.between(Instant.EPOCH, column.apply(each)));
  }

  /** Texts, whatever characters they are made of, or NULL. */
  public static <T> String texts(List<T> rows, Function<T, String> column) {
    return joined(
        rows,
        (array, each) -> {
          String text = column.apply(each);
          if (text == null) {
            array.append(NULL);
          } else {
            quote(array, text);
          }
        });
  }

  /** Thousands of texts are written at once, nearly all of which hold nothing to escape. */
  private static void quote(StringBuilder array, String text) {
    array.append('"');
    if (text.indexOf('"') < 0 && text.indexOf('\\') < 0) {
      array.append(text);
    } else {
      array.append(text.replace("\\", "\\\\").replace("\"", "\\\""));
    }
    array.append('"');
  }

  private static <T> String joined(List<T> rows, BiConsumer<StringBuilder, T> column) {
    StringBuilder array = new StringBuilder(rows.size() * ABOUT_CHARS + 2).append('{');
    for (T each : rows) {
      if (array.length() > 1) {
        array.append(',');
      }
      column.accept(array, each);
    }
    return array.append('}').toString();
  }
}
