package org.tradewire.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tradewire.web.problem.RequestRefusedException;

class NulFilterTest {
  @Test
  void shouldRefuseTheCharacterThatNoDatabaseTextHolds() {
    assertThatThrownBy(
            () -> NulFilter.check(Map.of("username", List.of("trader1", "trader\u00001"))))
        .isInstanceOfSatisfying(
            RequestRefusedException.class,
            refused -> {
              assertThat(refused.problem().status()).isEqualTo(400);
              assertThat(refused.problem().detail()).startsWith("username ");
            });
  }

  @Test
  void shouldLetOtherTextPass() {
    assertThatCode(() -> NulFilter.check(Map.of("username", List.of("", "0", "\t"))))
        .doesNotThrowAnyException();
  }
}
