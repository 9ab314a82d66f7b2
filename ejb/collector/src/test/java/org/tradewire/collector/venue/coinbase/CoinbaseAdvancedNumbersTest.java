package org.tradewire.collector.venue.coinbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tradewire.collector.venue.coinbase.CoinbaseAdvancedNumbers.Verdict.ANEW;
import static org.tradewire.collector.venue.coinbase.CoinbaseAdvancedNumbers.Verdict.BEHIND_HOLE;
import static org.tradewire.collector.venue.coinbase.CoinbaseAdvancedNumbers.Verdict.NEXT;
import static org.tradewire.collector.venue.coinbase.CoinbaseAdvancedNumbers.Verdict.OLD;

import org.junit.jupiter.api.Test;

class CoinbaseAdvancedNumbersTest {

  private final CoinbaseAdvancedNumbers numbers = new CoinbaseAdvancedNumbers();

  @Test
  void shouldFollowNumbersAndSeeHoles() {
    assertThat(numbers.follow(7)).isEqualTo(NEXT);
    assertThat(numbers.follow(8)).isEqualTo(NEXT);
    assertThat(numbers.follow(10)).isEqualTo(BEHIND_HOLE);
    assertThat(numbers.newest()).isEqualTo(10);
  }

  @Test
  void shouldLeaveOutWhatComesAgainOrGoesBack() {
    numbers.follow(7);

    assertThat(numbers.follow(7)).isEqualTo(OLD);
    assertThat(numbers.follow(3)).isEqualTo(OLD);
    assertThat(numbers.newest()).isEqualTo(7);
    assertThat(numbers.follow(8)).isEqualTo(NEXT);
  }

  @Test
  void shouldBeginAnewWhenTwentyOneSmallerNumbersFollowEachOther() {
    numbers.follow(1_000);

    for (int number = 0; number < 20; number++) {
      assertThat(numbers.follow(number)).isEqualTo(OLD);
    }
    assertThat(numbers.follow(20)).isEqualTo(ANEW);
    assertThat(numbers.follow(21)).isEqualTo(NEXT);
  }

  @Test
  void shouldTakeAnyNumberFromAnotherConnection() {
    numbers.follow(1_000);
    numbers.forget();

    assertThat(numbers.newest()).isEqualTo(CoinbaseAdvancedNumbers.NONE);
    assertThat(numbers.follow(3)).isEqualTo(NEXT);
  }
}
