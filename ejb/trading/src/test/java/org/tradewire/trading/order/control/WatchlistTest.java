package org.tradewire.trading.order.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WatchlistTest {

  private static final UUID A = UUID.fromString("00000000-0000-4000-8000-00000000000a");
  private static final UUID B = UUID.fromString("00000000-0000-4000-8000-00000000000b");

  private final Watchlist watchlist = new Watchlist();

  @Test
  void shouldAskForAccountsItDoesNotKnow() {
    assertThat(watchlist.outdated(Map.of(A, 3L, B, 4L))).containsExactlyInAnyOrder(A, B);
    assertThat(watchlist.accounts()).isEmpty();
  }

  @Test
  void shouldOweTheEndOfWhatItTookOverOrCouldNotTell() {
    watchlist.publishAgain(A);
    assertThat(watchlist.gone(Set.of(A), id -> true)).as("still open").isEmpty();
    assertThat(watchlist.gone(Set.of(), id -> false)).as("another node's").isEmpty();

    assertThat(watchlist.gone(Set.of(), id -> true)).containsExactly(A);
    assertThat(watchlist.gone(Set.of(), id -> true)).as("until it is told").containsExactly(A);
    watchlist.forget(Set.of(A));
    assertThat(watchlist.gone(Set.of(), id -> true)).isEmpty();
  }
}
