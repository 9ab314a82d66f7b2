package org.tradewire.web.rest;

/** Cells of CSV (RFC 4180). */
public final class CsvText {

  /** Which file type answers are that hold such cells. */
  public static final String MEDIA_TYPE = "text/csv";

  private CsvText() {}

  /**
   * A text in quotes; nothing for null. A spreadsheet must not take what somebody sent for a
   * formula: what begins like one gets an apostrophe before it.
   */
  public static String of(String value) {
    if (value == null) {
      return "";
    }
    boolean formula = !value.isEmpty() && "=+-@\t\r\n".indexOf(value.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + value.replace("\"", "\"\"") + '"';
  }
}
