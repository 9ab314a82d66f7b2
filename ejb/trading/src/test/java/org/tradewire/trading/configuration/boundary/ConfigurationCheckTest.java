package org.tradewire.trading.configuration.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.shared.StartRequirement;

class ConfigurationCheckTest {
  private static final StartRequirement OLD_DATABASE = () -> List.of("PostgreSQL is too old.");

  private static final StartRequirement FAILING =
      () -> {
        throw new IllegalStateException("no bean for a wrong key");
      };

  @Test
  void shouldSayAllThatIsWrongAtOnce() {
    assertThat(
            ConfigurationCheck.sentences(
                List.of("There is no key a."), List.of(OLD_DATABASE, FAILING, List::of)))
        .containsExactly("There is no key a.", "PostgreSQL is too old.");
    assertThat(ConfigurationCheck.sentences(List.of(), List.of(List::of))).isEmpty();
  }

  @Test
  void shouldNotStartWhereARequirementFailsForNoReasonThatIsKnown() {
    assertThat(ConfigurationCheck.sentences(List.of(), List.of(OLD_DATABASE, FAILING)))
        .containsExactly(
            "PostgreSQL is too old.",
            "A check of the start failed: java.lang.IllegalStateException: no bean for a wrong key");
  }
}
