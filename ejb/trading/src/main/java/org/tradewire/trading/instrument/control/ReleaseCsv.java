package org.tradewire.trading.instrument.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tradewire.trading.instrument.entity.InstrumentRefusal;
import org.tradewire.trading.instrument.entity.Release;
import org.tradewire.trading.instrument.entity.ReleaseDraft;
import org.tradewire.trading.shared.Refusal;

/**
 * Reads releases from CSV as of RFC 4180: a first line that names the columns {@code time}, {@code
 * currency}, {@code title}, {@code impact} and, where wanted, {@code targeted}, in any order;
 * others are passed over.
 */
public final class ReleaseCsv {

  /** Most lines of one file. */
  public static final int MAX_LINES = 5_000;

  private static final char QUOTE = '"';

  private ReleaseCsv() {}

  /**
   * Reads the whole file.
   *
   * @throws Refusal naming the first line that is wrong; nothing is read then
   */
  public static List<Release> read(String text) {
    List<List<String>> lines = lines(text.startsWith("\uFEFF") ? text.substring(1) : text);
    if (lines.isEmpty()) {
      throw InstrumentRefusal.invalid(
          "time", "The file is empty; its first line names the columns.");
    }
    List<String> columns =
        lines.get(0).stream().map(each -> each.strip().toLowerCase(Locale.ROOT)).toList();
    for (String needed : List.of("time", "currency", "title", "impact")) {
      if (!columns.contains(needed)) {
        throw InstrumentRefusal.invalid(needed, "line 1: the column " + needed + " is missing.");
      }
    }
    if (lines.size() > MAX_LINES) {
      throw InstrumentRefusal.invalid(
          "time", "The file has more than " + MAX_LINES + " lines; split it.");
    }
    List<Release> releases = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      releases.add(release(columns, lines.get(i), "line " + (i + 1) + ": "));
    }
    return releases;
  }

  private static Release release(List<String> columns, List<String> fields, String where) {
    String targeted = field(columns, fields, "targeted");
    return ReleaseForm.check(
        where,
        "",
        new ReleaseDraft(
            field(columns, fields, "time"),
            field(columns, fields, "currency"),
            field(columns, fields, "title"),
            field(columns, fields, "impact"),
            targeted == null ? null : flag(targeted, where)));
  }

  private static Boolean flag(String text, String where) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default ->
          throw InstrumentRefusal.invalid(
              "targeted", where + "targeted must be true, false or empty.");
    };
  }

  private static String field(List<String> columns, List<String> fields, String name) {
    int index = columns.indexOf(name);
    String text = index < 0 || index >= fields.size() ? "" : fields.get(index).strip();
    return text.isEmpty() ? null : text;
  }

  private static List<List<String>> lines(String text) {
    List<List<String>> lines = new ArrayList<>();
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      boolean doubled = each == QUOTE && i + 1 < text.length() && text.charAt(i + 1) == QUOTE;
      if (quoted && doubled) {
        field.append(QUOTE);
        i++;
      } else if (each == QUOTE) {
        quoted = !quoted;
      } else if (quoted || (each != ',' && each != '\n' && each != '\r')) {
        field.append(each);
      } else if (each == ',') {
        fields.add(field.toString());
        field.setLength(0);
      } else if (each == '\n') {
        end(lines, fields, field);
      }
    }
    end(lines, fields, field);
    return lines;
  }

  private static void end(List<List<String>> lines, List<String> fields, StringBuilder field) {
    fields.add(field.toString());
    field.setLength(0);
    if (fields.stream().anyMatch(each -> !each.isBlank())) {
      lines.add(List.copyOf(fields));
    }
    fields.clear();
  }
}
