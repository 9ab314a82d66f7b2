package org.tradewire.benchmarks.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageScannerTest {

  private static final String LIVE =
      "{\"type\":\"trade\",\"timestamp\":\"2026-01-01T00:00:00.000Z\",\"data\":{\"venue\":\"LOAD\","
          + "\"exchange_ts\":null,\"ts\":17000000000000000%1$02d},\"ch\":\"trades:LOAD:A\","
          + "\"seq\":%1$d,\"epoch\":1700000000000%2$s}";

  @Test
  void shouldCountEachMessageOfAJoinedFrame() {
    assertThat(scan("[" + live(8) + "," + live(9) + "," + live(10) + "]"))
        .containsExactly(
            "8 1700000000000000008", "9 1700000000000000009", "10 1700000000000000010");
  }

  @Test
  void shouldLeaveOutEarlierStateAndAnswers() {
    String initial = String.format(LIVE, 7, ",\"initial\":true");
    String ack = "{\"type\":\"subscribed\",\"ch\":\"trades:LOAD:A\",\"seq\":7}";

    assertThat(scan(ack)).isEmpty();
    assertThat(scan("[" + initial + "," + live(8) + "]")).containsExactly("8 1700000000000000008");
  }

  @Test
  void shouldStayWithinItsBoundsWhenAMessageIsCut() {
    String text = live(8);

    for (int length = 0; length < text.length() - 20; length++) {
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      List<String> found = new ArrayList<>();
      new MessageScanner().scan(bytes, 0, length, (seq, ts) -> found.add(seq + " " + ts));
      assertThat(found).as(text.substring(0, length)).hasSizeLessThan(2);
    }
  }

  private static String live(int seq) {
    return String.format(LIVE, seq, "");
  }

  private static List<String> scan(String text) {
    byte[] bytes = ("xx" + text).getBytes(StandardCharsets.US_ASCII);
    List<String> found = new ArrayList<>();
    new MessageScanner().scan(bytes, 2, bytes.length, (seq, ts) -> found.add(seq + " " + ts));
    return found;
  }
}
