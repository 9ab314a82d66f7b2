package org.tradewire.trading.shared;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.ApplicationException;
import org.junit.jupiter.api.Test;

class RefusalTest {

  private enum SomeRefusal implements RefusalCode {
    RULE_BROKEN,
    OTHER_RULE_BROKEN;

    @Override
    public Refusal.Kind kind() {
      return Refusal.Kind.CONFLICT;
    }
  }

  @Test
  void shouldCarryWhatItsCodeSays() {
    Refusal refusal = SomeRefusal.OTHER_RULE_BROKEN.because("It is broken.");

    assertThat(refusal).hasMessage("It is broken.");
    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
    assertThat(refusal.code()).isEqualTo("other-rule-broken");
    assertThat(refusal.field()).isEmpty();
    assertThat(refusal.retryAfterSeconds()).isEmpty();
    assertThat(SomeRefusal.OTHER_RULE_BROKEN.explains(refusal)).isTrue();
    assertThat(SomeRefusal.RULE_BROKEN.explains(refusal)).isFalse();
  }

  @Test
  void shouldNameAFieldOrATimeWhereGiven() {
    assertThat(SomeRefusal.RULE_BROKEN.ofField("side", "side is wrong.").field()).contains("side");
    assertThat(SomeRefusal.RULE_BROKEN.forSeconds(5, "Wait.").retryAfterSeconds()).hasValue(5);
  }

  @Test
  void shouldRollBack() {
    assertThat(Refusal.class.getAnnotation(ApplicationException.class).rollback()).isTrue();
  }
}
