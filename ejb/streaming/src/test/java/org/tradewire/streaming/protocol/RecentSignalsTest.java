package org.tradewire.streaming.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentSignalsTest {

  private static final ClientCommand.GetSignals ALL =
      new ClientCommand.GetSignals(null, null, null, 1000);

  private final CountedStore store = new CountedStore();
  private long nanoTime;
  private final RecentSignals signals = new RecentSignals(store, () -> nanoTime);

  @Test
  void shouldReadTheStoreOnceForAllWhoAskTheSameWithinHalfASecond() {
    assertThat(answered(ALL)).containsExactly("1 null null 1000");
    nanoTime = TimeUnit.MILLISECONDS.toNanos(499);
    assertThat(answered(new ClientCommand.GetSignals(7L, null, null, 1000)))
        .containsExactly("1 null null 1000");

    nanoTime = TimeUnit.MILLISECONDS.toNanos(500);
    assertThat(answered(ALL)).containsExactly("2 null null 1000");
  }

  @Test
  void shouldTellQuestionsApart() {
    assertThat(answered(asked("btc-usdt", "1h", 3))).containsExactly("1 BTC-USDT 1h 3");
    assertThat(answered(asked("BTC-USDT", "1h", 3))).containsExactly("1 BTC-USDT 1h 3");
    assertThat(answered(asked("BTC-USDT", "5m", 3))).containsExactly("2 BTC-USDT 5m 3");
    assertThat(answered(asked("BTC-USDT", "1h", 4))).containsExactly("3 BTC-USDT 1h 4");
  }

  @Test
  void shouldShareAFailureAndReadAgainAfterIt() {
    store.fails = true;
    assertThatThrownBy(() -> signals.of(ALL)).hasRootCauseMessage("no database");
    store.fails = false;
    assertThatThrownBy(() -> signals.of(ALL)).hasRootCauseMessage("no database");
    assertThat(store.reads).isEqualTo(1);

    nanoTime = TimeUnit.MILLISECONDS.toNanos(500);
    assertThat(answered(ALL)).hasSize(1);
  }

  @Test
  void shouldAnswerMoreQuestionsThanItRemembers() {
    assertThat(IntStream.rangeClosed(1, 200).mapToObj(limit -> answered(asked(null, null, limit))))
        .allMatch(each -> each.size() == 1);
    assertThat(answered(asked(null, null, 1))).containsExactly("1 null null 1");
    assertThat(answered(asked(null, null, 200))).containsExactly("201 null null 200");
  }

  private static ClientCommand.GetSignals asked(String symbol, String timeframe, int limit) {
    return new ClientCommand.GetSignals(null, symbol, timeframe, limit);
  }

  private List<String> answered(ClientCommand.GetSignals asked) {
    return signals.of(asked).stream()
        .map(each -> new String(each, StandardCharsets.UTF_8))
        .toList();
  }

  /** Answers with the number of the read and what was asked. */
  private static final class CountedStore implements RecentSignals.Store {

    private int reads;
    private boolean fails;

    @Override
    public List<byte[]> newest(String symbol, String timeframe, int limit) {
      reads++;
      if (fails) {
        throw new IllegalStateException("no database");
      }
      String answer = reads + " " + symbol + ' ' + timeframe + ' ' + limit;
      return List.of(answer.getBytes(StandardCharsets.UTF_8));
    }
  }
}
