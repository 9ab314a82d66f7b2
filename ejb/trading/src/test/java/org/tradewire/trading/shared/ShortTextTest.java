package org.tradewire.trading.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortTextTest {

  private static final String SMILE = "\uD83D\uDE00";

  @Test
  void shouldCutWhatIsLongerThanFortyCharacters() {
    assertThat(ShortText.of("x".repeat(40))).isEqualTo("x".repeat(40));
    assertThat(ShortText.of("x".repeat(41))).isEqualTo("x".repeat(40) + "...");
  }

  @Test
  void shouldCutNoCharacterInHalf() {
    assertThat(ShortText.of("x".repeat(38) + SMILE)).isEqualTo("x".repeat(38) + SMILE);
    assertThat(ShortText.of("x".repeat(38) + SMILE + "y"))
        .isEqualTo("x".repeat(38) + SMILE + "...");
    assertThat(ShortText.of("x".repeat(39) + SMILE)).isEqualTo("x".repeat(39) + "...");
  }
}
