package org.tradewire.feed.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DoorbellAddressTest {

  private static final Path LONG_DIRECTORY = Path.of("/", "d".repeat(90));

  @Test
  void shouldListenBesideTheRing() {
    assertThat(DoorbellAddress.choose(Path.of("/feeds/SIM.book.ring"), Path.of("/tmp")))
        .isEqualTo(Path.of("/feeds/SIM.book.ring.bell"));
  }

  @Test
  void shouldFallBackToAHashedNameWhenThePathIsTooLongForASocket() {
    Path ring = LONG_DIRECTORY.resolve("SIM.book.ring");
    Path chosen = DoorbellAddress.choose(ring, Path.of("/tmp"));
    assertThat(chosen.getParent()).isEqualTo(Path.of("/tmp"));
    assertThat(chosen)
        .isNotEqualTo(
            DoorbellAddress.choose(LONG_DIRECTORY.resolve("x/SIM.book.ring"), Path.of("/tmp")));
    assertThat(chosen.toString()).hasSizeLessThanOrEqualTo(DoorbellAddress.PATH_LIMIT);
  }

  @Test
  void shouldSayWhatToDoWhenTheFallbackIsTooLongToo() {
    Path ring = LONG_DIRECTORY.resolve("SIM.book.ring");
    assertThatThrownBy(() -> DoorbellAddress.choose(ring, LONG_DIRECTORY))
        .isInstanceOf(RingException.class)
        .hasMessageContaining("shorter feed directory");
  }
}
