package org.tradewire.trading.signal.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.signal.SignalFixture;
import org.tradewire.trading.signal.entity.PreparedSignal;
import org.tradewire.trading.signal.entity.SignalReceipt;
import org.tradewire.trading.signal.entity.SignalRejection;
import org.tradewire.trading.signal.entity.StoreResult;

class SignalStoringTest {

  private long nanoTime;
  private final SignalQueue queue =
      new SignalQueue(10_000, Long.MAX_VALUE, 50, 1_000_000, () -> nanoTime);
  private final FakeStore store = new FakeStore();
  private final SignalFigures figures = new SignalFigures();
  private final SignalStoring storing = new SignalStoring(queue, store, figures, () -> nanoTime);

  @Test
  void shouldStoreWhateverWaitsInOneTransactionInItsOrder() {
    SignalTicket ticket = offer(120);

    storing.pass();

    assertThat(store.transactions).containsExactly(120);
    assertThat(store.stored).containsExactlyElementsOf(ids(0, 120));
    assertThat(receipt(ticket)).isEqualTo(new SignalReceipt(120, 0, 0, List.of()));
    assertThat(figures.transactions()).isEqualTo(1);
    assertThat(figures.count(StoreResult.ACCEPTED)).isEqualTo(120);
  }

  @Test
  void shouldStoreNoMoreThanTwoThousandTogether() {
    offer(4_100);

    storing.pass();

    assertThat(store.transactions).containsExactly(2_000, 2_000, 100);
    assertThat(queue.size()).isZero();
  }

  @Test
  void shouldFindTheOneThatTheDatabaseRefusesAndStoreTheOthersInOrder() {
    store.poison.add("s77");
    SignalTicket ticket = offer(120);

    storing.pass();

    List<String> others = new ArrayList<>(ids(0, 120));
    others.remove("s77");
    assertThat(store.stored).containsExactlyElementsOf(others);
    assertThat(store.setAside).containsExactly("s77: out of range");
    assertThat(receipt(ticket))
        .isEqualTo(
            new SignalReceipt(
                119, 0, 0, List.of(new SignalRejection(77, "s77", null, "out of range"))));
    // The whole, three batches, and the second one halved down to the signal.
    assertThat(store.tries).isLessThan(20);
    assertThat(queue.size()).isZero();
  }

  @Test
  void shouldTryAgainLaterInOrderWhileTheDatabaseIsAway() {
    SignalTicket ticket = offer(60);
    store.away = true;
    storing.pass();
    storing.pass();
    assertThat(store.tries).as("not before its time").isEqualTo(1);
    SignalTicket later = offer(10);
    store.away = false;
    nanoTime += TimeUnit.MILLISECONDS.toNanos(SignalStoring.FIRST_PAUSE_MS * 5 / 4);

    storing.pass();

    assertThat(receipt(ticket).accepted()).isEqualTo(60);
    assertThat(receipt(later).accepted()).isEqualTo(10);
    assertThat(store.transactions).containsExactly(60, 10);
    assertThat(figures.failures()).isEqualTo(1);
  }

  @Test
  void shouldWaitLongerEachTimeButNotForEver() {
    offer(1);
    store.away = true;
    for (int i = 0; i < 50; i++) {
      storing.pass();
      nanoTime += TimeUnit.MILLISECONDS.toNanos(SignalStoring.MAX_PAUSE_MS * 5 / 4);
    }

    assertThat(store.tries).isEqualTo(50);
  }

  @Test
  void shouldSettleNothingTwiceWhereTheDatabaseGoesWhileASignalIsSought() {
    store.poison.add("s55");
    store.awayAfterTries = 3;
    SignalTicket ticket = offer(120);

    storing.pass();
    assertThat(ticket.await(Duration.ZERO)).isEmpty();
    store.awayAfterTries = Integer.MAX_VALUE;
    nanoTime += TimeUnit.MILLISECONDS.toNanos(SignalStoring.MAX_PAUSE_MS * 2);
    storing.pass();

    assertThat(store.stored).doesNotHaveDuplicates().hasSize(119);
    assertThat(receipt(ticket).accepted()).isEqualTo(119);
    assertThat(receipt(ticket).rejected()).hasSize(1);
  }

  @Test
  void shouldKeepThePoisonInHandWhereItCannotBeSetAside() {
    store.poison.add("s0");
    store.setAsideFails = true;
    SignalTicket ticket = offer(2);

    storing.pass();
    assertThat(ticket.await(Duration.ZERO)).isEmpty();
    store.setAsideFails = false;
    nanoTime += TimeUnit.MILLISECONDS.toNanos(SignalStoring.MAX_PAUSE_MS * 2);
    storing.pass();

    assertThat(receipt(ticket).rejected()).map(SignalRejection::index).containsExactly(0);
    assertThat(receipt(ticket).accepted()).isEqualTo(1);
  }

  private static SignalReceipt receipt(SignalTicket ticket) {
    return ticket.await(Duration.ZERO).orElseThrow();
  }

  private static List<String> ids(int from, int to) {
    return IntStream.range(from, to).mapToObj(each -> "s" + each).toList();
  }

  private SignalTicket offer(int many) {
    SignalTicket ticket = new SignalTicket(many, List.of());
    List<WaitingSignal> waiting =
        IntStream.range(0, many)
            .mapToObj(
                index ->
                    new WaitingSignal(
                        SignalFixture.prepared(SignalFixture.buy("s" + index)).get(0),
                        ticket,
                        index))
            .toList();
    assertThat(queue.offer(waiting)).isTrue();
    return ticket;
  }

  /** Refuses what is poison, and everything while it is away. */
  private static final class FakeStore implements SignalStoring.Store {
    private final List<Integer> transactions = new ArrayList<>();
    private final List<String> stored = new ArrayList<>();
    private final List<String> setAside = new ArrayList<>();
    private final Set<String> poison = new HashSet<>();
    private int tries;
    private int awayAfterTries = Integer.MAX_VALUE;
    private boolean away;
    private boolean setAsideFails;

    @Override
    public List<StoreResult> write(List<PreparedSignal> signals) {
      tries++;
      if (away || tries > awayAfterTries) {
        throw failure("57P01", "terminating connection");
      }
      if (signals.stream().anyMatch(each -> poison.contains(each.signal().id()))) {
        throw failure("22003", "out of range");
      }
      transactions.add(signals.size());
      signals.forEach(each -> stored.add(each.signal().id()));
      return signals.stream().map(each -> StoreResult.ACCEPTED).toList();
    }

    @Override
    public void setAside(PreparedSignal refused, String reason) {
      if (setAsideFails) {
        throw failure("08006", "connection lost");
      }
      setAside.add(refused.signal().id() + ": " + reason);
    }

    @Override
    public void forgetDays() {
      // It knows no days.
    }

    private static RuntimeException failure(String state, String message) {
      return new IllegalStateException("wrapped", new SQLException(message, state));
    }
  }
}
