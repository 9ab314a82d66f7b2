package org.tradewire.trading.market.control.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.tradewire.trading.market.entity.MarketRefusal;

/**
 * The lines of a published file, split at commas. Exchanges write these files without quotes, and
 * so they are read: in a reader of CSV at large a stray quote would swallow the rows after it,
 * while here it spoils one. A line has at most {@value #MAX_LINE} bytes, and one of them is held at
 * a time.
 */
public final class CsvLines {

  static final int MAX_LINE = 4_096;

  private static final int BUFFER = 1 << 16;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private final byte[] line = new byte[MAX_LINE];
  private int position;
  private int end;
  private long number;

  public CsvLines(InputStream in) {
    this.in = in;
  }

  /** The number of the line that was read last; the first is 1. */
  public long number() {
    return number;
  }

  /**
   * The next line's fields, without blanks around them; none of a blank line, null after the last
   * one.
   *
   * @throws org.tradewire.trading.shared.Refusal the line is too long, or the file is an archive
   * @throws UncheckedIOException it cannot be read
   */
  public List<String> next() {
    int length = 0;
    boolean any = false;
    while (true) {
      if (position == end && !fill()) {
        return any ? fields(length) : null;
      }
      any = true;
      byte each = buffer[position++];
      if (each == '\n') {
        return fields(length);
      }
      if (length == MAX_LINE) {
        throw MarketRefusal.INVALID_IMPORT.because(
            "Line " + (number + 1) + " is longer than " + MAX_LINE + " bytes.");
      }
      line[length++] = each;
    }
  }

  private boolean fill() {
    try {
      end = in.read(buffer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    position = 0;
    if (end <= 0) {
      end = 0;
      return false;
    }
    if (number == 0) {
      refuseArchive();
    }
    return true;
  }

  private void refuseArchive() {
    boolean zip = end > 1 && buffer[0] == 'P' && buffer[1] == 'K';
    boolean gzip = end > 1 && buffer[0] == 0x1F && buffer[1] == (byte) 0x8B;
    if (zip || gzip) {
      throw MarketRefusal.INVALID_IMPORT.because(
          "This is a compressed archive; send the CSV file that it holds.");
    }
  }

  private List<String> fields(int length) {
    number++;
    int from = number == 1 && beginsWithMark(length) ? BYTE_ORDER_MARK.length : 0;
    List<String> fields = new ArrayList<>(12);
    int begin = from;
    for (int i = from; i <= length; i++) {
      if (i == length || line[i] == ',') {
        fields.add(new String(line, begin, i - begin, StandardCharsets.ISO_8859_1).strip());
        begin = i + 1;
      }
    }
    return fields.stream().allMatch(String::isEmpty) ? List.of() : fields;
  }

  private boolean beginsWithMark(int length) {
    return length >= BYTE_ORDER_MARK.length
        && line[0] == BYTE_ORDER_MARK[0]
        && line[1] == BYTE_ORDER_MARK[1]
        && line[2] == BYTE_ORDER_MARK[2];
  }
}
