package org.tradewire.feed.ring.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.feed.api.FeedControl;
import org.tradewire.feed.api.VenueCandle;

class HistoryQuestionTest {

  private static final Instant HOUR = Instant.parse("2026-03-16T10:00:00Z");

  @Test
  void shouldReadTheLineThatItWrites() {
    HistoryQuestion question =
        new HistoryQuestion("BTC-USD", Duration.ofHours(1), HOUR, HOUR.plusSeconds(7_200));

    assertThat(question.line()).isEqualTo("history BTC-USD 3600 1773655200 1773662400");
    assertThat(HistoryQuestion.isOne(question.line())).isTrue();
    assertThat(HistoryQuestion.parse(question.line())).isEqualTo(question);
  }

  @Test
  void shouldReadTheCandlesThatItWrites() {
    List<VenueCandle> candles =
        List.of(
            candle("0.10", new BigDecimal("4E+1").setScale(0), new BigDecimal("123.4567")),
            candle("0.00000001", null, null));

    assertThat(HistoryQuestion.read(HistoryQuestion.answer(candles))).isEqualTo(candles);
    assertThat(HistoryQuestion.read(HistoryQuestion.answer(List.of()))).isEmpty();
  }

  /** What a control socket takes as a line has at most 65,536 bytes. */
  @Test
  void shouldFitALineWhenEveryNumberIsAsLongAsItMayBe() {
    BigDecimal longest = new BigDecimal("0.999999999999999999");
    VenueCandle candle =
        new VenueCandle(
            Instant.parse("2250-01-01T00:00:00Z").getEpochSecond() * 1_000_000_000L,
            longest,
            longest,
            longest,
            longest,
            longest,
            longest,
            longest,
            Integer.MAX_VALUE);

    assertThat(
            HistoryQuestion.answer(Collections.nCopies(FeedControl.MAX_CANDLES, candle)).length())
        .isLessThan(65_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "history | A question for history names symbol, seconds of a candle, from and until.",
        "history BTC-USD 3600 1773655200 | A question for history names symbol, seconds of a candle, from and until.",
        "history BTC-USD 3600 -1 5 | A question for history names symbol, seconds of a candle, from and until.",
        "history BTC-USD 90 0 90 | 'A candle has 1 to 1440 whole minutes, not PT1M30S.'",
        "history BTC-USD 30 0 90 | 'A candle has 1 to 1440 whole minutes, not PT30S.'",
        "history BTC-USD 86460 0 0 | 'A candle has 1 to 1440 whole minutes, not PT24H1M.'",
        "history BTC-USD 3600 60 7200 | 'Candles of 3600 s begin at a multiple of that, not at 1970-01-01T00:01:00Z.'",
        "history BTC-USD 60 60 0 | 'At most 300 candles are told at once, and none backwards.'",
        "history BTC-USD 60 0 18060 | 'At most 300 candles are told at once, and none backwards.'"
      })
  void shouldRefuseWithASentenceWhenTheQuestionIsWrong(String line, String sentence) {
    assertThat(HistoryQuestion.isOne(line)).isTrue();
    assertThatThrownBy(() -> HistoryQuestion.parse(line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "1,2,3", "1,2,2,2,2,2,2,2,1;", "a,2,2,2,2,2,2,2,1"})
  void shouldRefuseWhatIsNoAnswer(String answer) {
    assertThatThrownBy(() -> HistoryQuestion.read(answer))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static VenueCandle candle(String price, BigDecimal takerBuy, BigDecimal quote) {
    BigDecimal each = new BigDecimal(price);
    return new VenueCandle(
        HOUR.getEpochSecond() * 1_000_000_000L,
        each,
        each,
        each,
        each,
        new BigDecimal("50"),
        takerBuy,
        quote,
        7);
  }
}
