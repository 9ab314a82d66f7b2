package org.tradewire.web.rest.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalCourse;
import org.tradewire.trading.signal.entity.SignalDirection;
import org.tradewire.trading.signal.entity.SignalKey;
import org.tradewire.trading.signal.entity.SignalOutcome;
import org.tradewire.trading.signal.entity.SignalQuestion;
import org.tradewire.trading.signal.entity.StoredSignal;
import org.tradewire.web.problem.RequestRefusedException;
import org.tradewire.web.rest.CsvText;

class SignalExportTest {
  private static final Instant TIME = Instant.parse("2026-06-01T10:00:30.123456Z");
  private static final String EXPIRY = "2026-06-02T10:00:30.123456Z";

  @Test
  void shouldWriteNumbersAsTheyAreAndTextsInQuotes() throws IOException {
    SignalCourse won =
        new SignalCourse(
            SignalOutcome.WIN, TIME, TIME, new BigDecimal("110"), new BigDecimal("2.02"), 1, false);

    assertThat(file(new StoredSignal(signal("a"), won)))
        .isEqualTo(
            SignalCsv.NAMES
                + "\"a\","
                + TIME
                + ",\"BTCUSDT\",\"1h\",\"buy\",0.8123,100.10,95,110,120.500,,,\"ema-cross\",\"ALPHA\","
                + "1.94,"
                + EXPIRY
                + ",\"win\",false,"
                + TIME
                + ",110,2.02,\"{\"\"rsi\"\":31.50}\",\"{\"\"note\"\":\"\"=1,2\"\"}\"\r\n");
  }

  @Test
  void shouldLeaveTheCellOfWhatIsMissingEmpty() throws IOException {
    Signal neutral =
        new Signal(
            "n",
            TIME,
            "BTC-USDT",
            TimeFrame.H1,
            SignalDirection.NEUTRAL,
            BigDecimal.ZERO,
            null,
            null,
            List.of(),
            "external",
            null,
            "{}",
            "{}",
            Instant.parse(EXPIRY));

    String line = file(new StoredSignal(neutral, SignalCourse.NONE)).split("\r\n")[1];

    assertThat(line)
        .isEqualTo(
            "\"n\","
                + TIME
                + ",\"BTCUSDT\",\"1h\",\"neutral\",0,,,,,,,\"external\",,,"
                + EXPIRY
                + ",,false,,,,\"{}\",\"{}\"");
    assertThat(line.split(",", -1)).hasSameSizeAs(SignalCsv.NAMES.split(","));
  }

  @Test
  void shouldGiveNoFormulaToASpreadsheet() throws IOException {
    assertThat(file(stored("-1+cmd"))).contains("\r\n\"'-1+cmd\",");
    assertThat(file(stored("@SUM"))).contains("\r\n\"'@SUM\",");
    assertThat(Stream.of("=1", "+1", "-1", "@a", "\t=1", "\r=1").map(CsvText::of))
        .allMatch(each -> each.startsWith("\"'"));
    assertThat(CsvText.of("a=1")).isEqualTo("\"a=1\"");
    assertThat(CsvText.of("say \"=1\"")).isEqualTo("\"say \"\"=1\"\"\"");
    assertThat(CsvText.of("")).isEqualTo("\"\"");
    assertThat(CsvText.of(null)).isEmpty();
  }

  @Test
  void shouldReadPageByPageBehindTheLastOne() throws IOException {
    List<SignalQuestion> asked = new ArrayList<>();
    Store store = new Store(2 * SignalExport.PAGE + 1);

    String file = write(question(SignalExport.MAX_SIGNALS), store.noting(asked));

    assertThat(ids(file))
        .containsExactlyElementsOf(
            IntStream.range(0, 2 * SignalExport.PAGE + 1).mapToObj(Store::id).toList());
    assertThat(asked)
        .extracting(SignalQuestion::after)
        .containsExactly(
            null,
            new SignalKey(TIME, Store.id(SignalExport.PAGE - 1)),
            new SignalKey(TIME, Store.id(2 * SignalExport.PAGE - 1)));
    assertThat(asked).allMatch(each -> each.symbol().equals("BTC-USDT"));
  }

  @Test
  void shouldEndAtItsLimit() throws IOException {
    assertThat(ids(write(question(700), new Store(2_000).noting(new ArrayList<>())))).hasSize(700);
    assertThat(ids(write(question(1), new Store(2_000).noting(new ArrayList<>())))).hasSize(1);
    assertThat(ids(write(question(10), new Store(0).noting(new ArrayList<>())))).isEmpty();
  }

  @Test
  void shouldHoldOnePageHoweverMuchItSends() throws IOException {
    AtomicLong largest = new AtomicLong();
    AtomicLong all = new AtomicLong();
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int octet) {
            throw new AssertionError("one by one");
          }

          @Override
          public void write(byte[] octets) {
            largest.accumulateAndGet(octets.length, Math::max);
            all.addAndGet(octets.length);
          }
        };

    SignalExport.write(
        question(SignalExport.MAX_SIGNALS), new Store(50_000).noting(new ArrayList<>()), out);

    assertThat(all.get()).isGreaterThan(50 * largest.get());
  }

  @Test
  void shouldSayInTheFileThatItsEndIsMissing() throws IOException {
    List<SignalQuestion> asked = new ArrayList<>();
    Function<SignalQuestion, List<StoredSignal>> store = new Store(2_000).noting(asked);

    String file =
        write(
            question(SignalExport.MAX_SIGNALS),
            question -> {
              if (asked.size() == 2) {
                throw new IllegalStateException("the database is away");
              }
              return store.apply(question);
            });

    assertThat(ids(file)).hasSize(2 * SignalExport.PAGE + 1);
    assertThat(file).endsWith("\r\n" + SignalCsv.INCOMPLETE);
  }

  @Test
  void shouldSendNothingWhereNothingCanBeRead() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    assertThatThrownBy(
            () ->
                SignalExport.write(
                    question(10),
                    question -> {
                      throw new IllegalStateException("the database is away");
                    },
                    out))
        .isInstanceOf(IllegalStateException.class);
    assertThat(out.size()).isZero();
  }

  @Test
  void shouldTellWhichFormIsAskedFor() {
    MediaType csv = new MediaType("text", "csv");
    List<MediaType> any = List.of(MediaType.WILDCARD_TYPE);

    assertThat(SignalResource.isCsv(null, any)).isFalse();
    assertThat(SignalResource.isCsv("json", List.of(csv))).isFalse();
    assertThat(SignalResource.isCsv("csv", any)).isTrue();
    assertThat(SignalResource.isCsv(null, List.of(csv, MediaType.WILDCARD_TYPE))).isTrue();
    assertThat(SignalResource.isCsv(null, List.of(MediaType.APPLICATION_JSON_TYPE, csv))).isFalse();
    assertThat(SignalResource.isCsv(null, List.of(new MediaType("text", "*")))).isTrue();
    assertThatThrownBy(() -> SignalResource.isCsv("xml", any))
        .isInstanceOf(RequestRefusedException.class)
        .hasMessage("format is json or csv.");
  }

  private static String file(StoredSignal stored) throws IOException {
    return write(question(10), question -> List.of(stored));
  }

  private static String write(
      SignalQuestion question, Function<SignalQuestion, List<StoredSignal>> read)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SignalExport.write(question, read, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static List<String> ids(String file) {
    return file.lines().skip(1).map(line -> line.split(",")[0].replace("\"", "")).toList();
  }

  private static SignalQuestion question(int limit) {
    return SignalQuestion.of("BTC-USDT", TimeFrame.H1, limit);
  }

  private static StoredSignal stored(String id) {
    return new StoredSignal(signal(id), SignalCourse.BEGUN);
  }

  private static Signal signal(String id) {
    return new Signal(
        id,
        TIME,
        "BTC-USDT",
        TimeFrame.H1,
        SignalDirection.BUY,
        new BigDecimal("0.8123"),
        new BigDecimal("100.10"),
        new BigDecimal("95"),
        List.of(new BigDecimal("110"), new BigDecimal("120.500")),
        "ema-cross",
        "ALPHA",
        "{\"rsi\":31.50}",
        "{\"note\":\"=1,2\"}",
        Instant.parse(EXPIRY));
  }

  /** So many signals of one time. */
  private record Store(int many) {

    static String id(int number) {
      return String.valueOf(1_000_000 + number);
    }

    Function<SignalQuestion, List<StoredSignal>> noting(List<SignalQuestion> asked) {
      return question -> {
        asked.add(question);
        int from =
            question.after() == null ? 0 : Integer.parseInt(question.after().id()) - 1_000_000 + 1;
        return IntStream.range(from, Math.min(many, from + question.limit()))
            .mapToObj(number -> stored(id(number)))
            .toList();
      };
    }
  }
}
