package org.tradewire.web.socket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InboundTextTest {
  private final InboundText inbound = new InboundText(10);

  @Test
  void shouldHandOnAMessageInOnePart() {
    assertThat(inbound.add("0123456789", true)).contains("0123456789");
    assertThat(inbound.add("", true)).contains("");
  }

  @Test
  void shouldPutPartsTogetherAndBeginAnewAfterTheLast() {
    assertThat(inbound.add("01", false)).isEmpty();
    assertThat(inbound.add("23", false)).isEmpty();
    assertThat(inbound.add("", true)).contains("0123");
    assertThat(inbound.add("45", true)).contains("45");
    assertThat(inbound.isTooLarge()).isFalse();
  }

  @Test
  void shouldHandOnNothingMoreOnceAMessageIsTooLarge() {
    inbound.add("01234567", false);

    assertThat(inbound.add("89a", false)).isEmpty();
    assertThat(inbound.isTooLarge()).isTrue();
    assertThat(inbound.add("", true)).isEmpty();
    assertThat(inbound.add("next", true)).isEmpty();
  }

  @Test
  void shouldNotKeepTheBufferOfALargeMessage() {
    InboundText large = new InboundText(100_000);
    large.add("x".repeat(60_000), false);

    assertThat(large.add("y", true).orElseThrow()).hasSize(60_001);
    assertThat(large.capacity()).isLessThanOrEqualTo(4096);
  }
}
