package org.tradewire.feed.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewire.feed.api.FeedControlException;
import org.tradewire.feed.api.VenueCandle;
import org.tradewire.feed.ring.control.ControlServer;

class SocketFeedControlTest {

  @TempDir Path directory;

  @Test
  void shouldReadTheCandlesThatTheCollectorTells() throws Exception {
    assertThat(history("ok 3600,1.5,2,1,1.75,10,,17.5,3;7200,1.75,1.75,1.75,1.75,1,1,1.75,1"))
        .containsExactly(
            new VenueCandle(
                3_600_000_000_000L,
                new BigDecimal("1.5"),
                new BigDecimal("2"),
                new BigDecimal("1"),
                new BigDecimal("1.75"),
                new BigDecimal("10"),
                null,
                new BigDecimal("17.5"),
                3),
            new VenueCandle(
                7_200_000_000_000L,
                new BigDecimal("1.75"),
                new BigDecimal("1.75"),
                new BigDecimal("1.75"),
                new BigDecimal("1.75"),
                new BigDecimal("1"),
                new BigDecimal("1"),
                new BigDecimal("1.75"),
                1));
    assertThat(history("ok ")).isEmpty();
  }

  @Test
  void shouldRefuseWhatIsNoCandle() {
    assertThatThrownBy(() -> history("ok enabled=1"))
        .isInstanceOf(FeedControlException.class)
        .hasMessage("The collector of TEST answered something else.");
    assertThatThrownBy(() -> history("error There is no request 'history'."))
        .isInstanceOf(FeedControlException.class)
        .hasMessage("There is no request 'history'.");
  }

  private List<VenueCandle> history(String answer) throws FeedControlException {
    try (ControlServer collector = ControlServer.open(directory, "TEST", line -> answer)) {
      return new SocketFeedControl("TEST", directory)
          .history("BTC-USD", Duration.ofHours(1), Instant.EPOCH, Instant.EPOCH.plusSeconds(7_200));
    }
  }
}
