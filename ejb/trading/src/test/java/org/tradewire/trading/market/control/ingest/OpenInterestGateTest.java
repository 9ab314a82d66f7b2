package org.tradewire.trading.market.control.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewire.feed.api.OpenInterestGate;

class OpenInterestGateTest {

  private final List<String> dropped = new ArrayList<>();

  @Test
  void shouldLetThroughWhatChangesByHalfAtMost() {
    assertThat(passed("100", "100", "150", "75", "75.0"))
        .containsExactly("100", "150", "75", "75.0");
    assertThat(dropped).isEmpty();
  }

  @Test
  void shouldDropAZeroThatTheNextSampleDoesNotConfirm() {
    assertThat(passed("100", "101", "0", "102")).containsExactly("101", "102");
    assertThat(dropped).containsExactly("0");
  }

  @Test
  void shouldDropAJumpThatTheNextSampleDoesNotConfirm() {
    assertThat(passed("100", "150.1", "100", "49.9", "101")).containsExactly("100", "101");
    assertThat(dropped).containsExactly("150.1", "49.9");
  }

  @Test
  void shouldTakeAJumpThatTheNextSampleConfirms() {
    assertThat(passed("100", "300", "310", "0", "0")).containsExactly("300", "310", "0", "0");
    assertThat(dropped).isEmpty();
  }

  @Test
  void shouldWaitForEachOfSeveralJumps() {
    assertThat(passed("100", "300", "900", "901")).containsExactly("900", "901");
    assertThat(dropped).containsExactly("300");
  }

  @Test
  void shouldTakeTheFirstOfAllUnlessItIsZero() {
    assertThat(passed(null, "5", "6")).containsExactly("5", "6");
    assertThat(passed(null, "0", "6", "7")).containsExactly("6", "7");
    assertThat(dropped).containsExactly("0");
  }

  @Test
  void shouldDropWhatStillWaitsAtTheEnd() {
    assertThat(passed("100", "300")).isEmpty();
    assertThat(dropped).containsExactly("300");
  }

  private List<String> passed(String before, String... samples) {
    OpenInterestGate<String> gate =
        new OpenInterestGate<>(BigDecimal::new, before == null ? null : new BigDecimal(before));
    List<String> passed = new ArrayList<>();
    for (String each : samples) {
      OpenInterestGate.Verdict<String> verdict = gate.offer(each);
      passed.addAll(verdict.passed());
      drop(verdict.dropped());
    }
    drop(gate.end());
    return passed;
  }

  private void drop(String sample) {
    if (sample != null) {
      dropped.add(sample);
    }
  }
}
