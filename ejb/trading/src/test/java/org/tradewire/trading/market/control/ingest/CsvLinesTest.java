package org.tradewire.trading.market.control.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.shared.Refusal;

class CsvLinesTest {

  @Test
  void shouldSplitLinesAtCommas() {
    assertThat(read("a,b,c\n1,,3\n4,5,\n"))
        .containsExactly(List.of("a", "b", "c"), List.of("1", "", "3"), List.of("4", "5", ""));
  }

  @Test
  void shouldTakeAMarkCarriageReturnsAndALastLineWithoutEnd() {
    assertThat(read("\u00EF\u00BB\u00BFa, b\r\n1,2"))
        .containsExactly(List.of("a", "b"), List.of("1", "2"));
  }

  @Test
  void shouldShowBlankLinesAsLinesWithoutFields() {
    assertThat(read("a,b\n\n ,, \r\n1,2\n"))
        .containsExactly(List.of("a", "b"), List.of(), List.of(), List.of("1", "2"));
  }

  /** In CSV at large the quote would swallow the rows after it. */
  @Test
  void shouldTakeAQuoteForACharacterLikeOthers() {
    assertThat(read("1,\"2\n3,4\n")).containsExactly(List.of("1", "\"2"), List.of("3", "4"));
  }

  @Test
  void shouldCountLines() {
    CsvLines lines = lines("a\n\nb".getBytes(StandardCharsets.ISO_8859_1));
    lines.next();
    lines.next();
    lines.next();

    assertThat(lines.number()).isEqualTo(3);
    assertThat(lines.next()).isNull();
  }

  @Test
  void shouldRefuseALineWithoutEndSoon() {
    Endless endless = new Endless();
    CsvLines lines = new CsvLines(endless);

    assertThatThrownBy(lines::next)
        .isInstanceOf(Refusal.class)
        .hasMessage("Line 1 is longer than 4096 bytes.");
    assertThat(endless.read).isLessThan(1 << 17);
  }

  @Test
  void shouldReadALineAsLongAsMayBe() {
    assertThat(read("x".repeat(CsvLines.MAX_LINE) + "\ny")).hasSize(2);
  }

  @Test
  void shouldRefuseArchives() {
    for (byte[] begin : new byte[][] {{'P', 'K', 3, 4}, {0x1F, (byte) 0x8B, 8, 0}}) {
      assertThatThrownBy(() -> lines(begin).next())
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("send the CSV file that it holds");
    }
  }

  private static List<List<String>> read(String text) {
    CsvLines lines = lines(text.getBytes(StandardCharsets.ISO_8859_1));
    List<List<String>> all = new ArrayList<>();
    for (List<String> each = lines.next(); each != null; each = lines.next()) {
      all.add(each);
    }
    return all;
  }

  private static CsvLines lines(byte... text) {
    return new CsvLines(new ByteArrayInputStream(text));
  }

  private static final class Endless extends InputStream {
    private long read;

    @Override
    public int read() {
      read++;
      return '1';
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      Arrays.fill(target, offset, offset + length, (byte) '1');
      read += length;
      return length;
    }
  }
}
