package org.tradewire.collector.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradewire.feed.api.OpenInterest;

class OpenInterestJumpsTest {

  private final OpenInterestJumps jumps = new OpenInterestJumps();
  private long timeNs;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "100 120 180 90 | 100 120 180 90 | 0 | 0",
        "100 0 101 | 100 101 | 1 | 1",
        "100 0 0 101 | 100 0 0 | 2 | 0",
        "100 0 0 101 102 | 100 0 0 101 102 | 2 | 0",
        "100 151 100 | 100 100 | 1 | 1",
        "100 49 51 60 | 100 49 51 60 | 1 | 0",
        "100 1000 10 100 | 100 100 | 2 | 2",
        "0 100 | 100 | 1 | 1",
        "0 0 | 0 0 | 1 | 0"
      })
  void shouldBelieveAJumpWhenTheNextSampleAgrees(
      String samples, String told, long held, long dropped) {
    List<String> believed = new ArrayList<>();
    for (String each : samples.split(" ")) {
      take("BTC-USDT", each).forEach(sample -> believed.add(sample.quantity().toString()));
    }

    assertThat(believed).containsExactly(told.split(" "));
    assertThat(jumps.held()).isEqualTo(held);
    assertThat(jumps.dropped()).isEqualTo(dropped);
  }

  @Test
  void shouldTellTheSampleThatWasHeldBeforeTheOneThatConfirmsIt() {
    take("BTC-USDT", "100");
    take("BTC-USDT", "200");

    assertThat(take("BTC-USDT", "210"))
        .extracting(OpenInterest::sampledAtNs)
        .containsExactly(2L, 3L);
  }

  @Test
  void shouldJudgeEachSymbolByItself() {
    take("BTC-USDT", "100");

    assertThat(take("ETH-USDT", "100000")).hasSize(1);
  }

  @Test
  void shouldCompareWhatIsFilledInWithNothingButWhatIsFilledIn() {
    timeNs = 1_000;
    take("BTC-USDT", "100");
    timeNs = 100;
    assertThat(take("BTC-USDT", "300")).hasSize(1);
    assertThat(take("BTC-USDT", "310")).hasSize(1);
    timeNs = 2_000;

    assertThat(take("BTC-USDT", "101")).hasSize(1);
    assertThat(jumps.held()).isZero();
  }

  private List<OpenInterest> take(String symbol, String quantity) {
    return jumps.take(new OpenInterest("FAR", symbol, new BigDecimal(quantity), null, ++timeNs, 0));
  }
}
