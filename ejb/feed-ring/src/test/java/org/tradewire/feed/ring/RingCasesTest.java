package org.tradewire.feed.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.tradewire.feed.codec.BookDecoder;
import org.tradewire.feed.codec.MessageHeaderDecoder;
import org.tradewire.feed.codec.TradeDecoder;

/**
 * The acceptance rows of shared memory: those beside this test, or those of the folder named by
 * {@code cases.dir}.
 */
class RingCasesTest {

  private static final String FILE = "000-shm.json";

  @TempDir Path directory;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();

  @TestFactory
  Stream<DynamicTest> shouldDoWhatTheRowsSay() throws IOException {
    String configured = System.getProperty("cases.dir", "");
    Path folder =
        configured.isBlank() ? Path.of("src", "test", "resources", "cases") : Path.of(configured);
    try (JsonReader reader = Json.createReader(Files.newBufferedReader(folder.resolve(FILE)))) {
      List<JsonObject> rows =
          reader.readObject().getJsonArray("cases").getValuesAs(JsonObject.class);
      assertThat(rows).isNotEmpty();
      return rows.stream()
          .map(
              row ->
                  DynamicTest.dynamicTest(
                      row.getString("id") + " " + row.getString("do"), () -> check(row)));
    }
  }

  private void check(JsonObject row) {
    switch (row.getString("id")) {
      case "Q1" -> assertThat(RingKind.TRADES.slotSize()).isEqualTo(row.getInt("expect"));
      case "Q3" ->
          assertThatThrownBy(() -> RingDescriptor.fileLength(RingKind.TRADES, 0))
              .isInstanceOf(RingException.class);
      case "Q5" ->
          assertThatThrownBy(() -> RingDescriptor.doorbellOwnerOffset(16))
              .isInstanceOf(RingException.class);
      case "Q6" -> shouldSplitADeltaOfSeventeenChanges();
      case "Q8" -> shouldReportTheLostOnes();
      case "Q10" -> shouldGiveAFreedSlotAgain();
      case "Q11" -> shouldConsumeANotificationOnce();
      case "Q13" -> shouldKeepAQuantityExactly(new BigDecimal("43"));
      default -> fail("no check for this row: " + row);
    }
  }

  private void shouldSplitADeltaOfSeventeenChanges() {
    List<String> records = new ArrayList<>();
    BookDecoder book = new BookDecoder();
    try (VenueFeedWriter writer = writer("SPLIT", 8)) {
      BookRecordBuilder delta = writer.delta("BTC-USD", 5, 0);
      for (int i = 0; i < 17; i++) {
        delta.level(true, 100 + i, 0, 1, 0);
      }
      delta.commit();
      try (RingReader reader =
          RingReader.open(RingKind.BOOK.file(directory, "SPLIT"), StartAt.OLDEST)) {
        reader.poll(
            (Records)
                (buffer, offset) -> {
                  book.wrapAndApplyHeader(buffer, offset, header);
                  String versions = book.prevVersion() + " to " + book.version();
                  records.add(versions + ": " + book.levels().count());
                },
            10);
      }
    }
    assertThat(records).containsExactly("4 to 5: 16", "5 to 6: 1");
  }

  private void shouldReportTheLostOnes() {
    TestTrades.Recorder recorder = new TestTrades.Recorder();
    try (VenueFeedWriter writer = writer("LAPPED", 4);
        RingReader reader =
            RingReader.open(RingKind.TRADES.file(directory, "LAPPED"), StartAt.OLDEST)) {
      for (long seq = 0; seq < 10; seq++) {
        TestTrades.write(writer, seq);
      }
      reader.poll(recorder, 100);
    }
    assertThat(recorder.lost).isEqualTo(6);
    assertThat(recorder.seqs).containsExactly(6L, 7L, 8L, 9L);
  }

  private static void shouldGiveAFreedSlotAgain() {
    DoorbellSlots slots = slots();
    assertThat(slots.claim(11)).isZero();
    assertThat(slots.claim(12)).isEqualTo(1);
    assertThat(slots.release(0, 11)).isTrue();
    assertThat(slots.claim(13)).isZero();
  }

  private static void shouldConsumeANotificationOnce() {
    DoorbellSlots slots = slots();
    int id = slots.claim(11);
    assertThat(slots.consume(id)).isFalse();
    slots.sleeping(id);
    assertThat(slots.ring(id)).isTrue();
    assertThat(slots.consume(id)).isTrue();
    assertThat(slots.consume(id)).isFalse();
  }

  private void shouldKeepAQuantityExactly(BigDecimal quantity) {
    TradeDecoder trade = new TradeDecoder();
    List<BigDecimal> read = new ArrayList<>();
    try (VenueFeedWriter writer = writer("EXACT", 4)) {
      writer.trade(
          new TradeRecord()
              .begin("BTC-USD")
              .price(1, 0)
              .quantity(quantity.setScale(8).unscaledValue().longValueExact(), 8)
              .aggressorSold(true)
              .tradeId(1),
          1);
      try (RingReader reader =
          RingReader.open(RingKind.TRADES.file(directory, "EXACT"), StartAt.OLDEST)) {
        reader.poll(
            (Records)
                (buffer, offset) -> {
                  trade.wrapAndApplyHeader(buffer, offset, header);
                  read.add(BigDecimal.valueOf(trade.quantityMantissa(), trade.quantityScale()));
                },
            10);
      }
    }
    assertThat(read)
        .singleElement()
        .satisfies(each -> assertThat(each).isEqualByComparingTo(quantity));
  }

  private VenueFeedWriter writer(String venue, int capacity) {
    return VenueFeedWriter.open(directory, venue, capacity, capacity, () -> 1);
  }

  private static DoorbellSlots slots() {
    return new DoorbellSlots(new UnsafeBuffer(new byte[RingDescriptor.HEADER_LENGTH]));
  }

  /** Takes records and loses none. */
  @FunctionalInterface
  private interface Records extends RingListener {

    void take(DirectBuffer buffer, int offset);

    @Override
    default void onRecord(DirectBuffer buffer, int offset, int length) {
      take(buffer, offset);
    }

    @Override
    default void onLost(long count) {
      fail("lost " + count);
    }
  }
}
