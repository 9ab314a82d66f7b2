package org.tradewire.feed.codec.event;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class SymbolCacheTest {

  private final SymbolCache cache = new SymbolCache();
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[64]);

  @Test
  void shouldKeepEverySymbolApartAndMakeEachStringOnce() {
    String[] first = new String[1_000];
    for (int i = 0; i < first.length; i++) {
      first[i] = lookUp("S" + i + "-USD");
      assertThat(first[i]).isEqualTo("S" + i + "-USD");
    }
    for (int i = 0; i < first.length; i++) {
      assertThat(lookUp("S" + i + "-USD")).isSameAs(first[i]);
    }
  }

  @Test
  void shouldReadASymbolThatFillsItsField() {
    assertThat(lookUp("A".repeat(24))).isEqualTo("A".repeat(24));
  }

  private String lookUp(String symbol) {
    buffer.setMemory(8, 24, (byte) 0);
    buffer.putBytes(8, symbol.getBytes(US_ASCII));
    return cache.at(buffer, 8);
  }
}
