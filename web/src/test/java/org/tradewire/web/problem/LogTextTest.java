package org.tradewire.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogTextTest {
  @Test
  void shouldLeaveNoTextALineOfItsOwnNorTheEndOfAQuotedField() {
    assertThat(LogText.of("x\r\n[#|2026|FORGED\u0000\u001b[1m\u0085\u2028\" by=\"admin"))
        .isEqualTo("x  [#|2026|FORGED  [1m    by= admin");
  }

  @Test
  void shouldLeaveOrdinaryTextAlone() {
    assertThat(LogText.of("/api/market/book/KRAKEN/BTC-USD")).endsWith("BTC-USD");
    assertThat(LogText.of(null)).isEqualTo("null");
  }
}
