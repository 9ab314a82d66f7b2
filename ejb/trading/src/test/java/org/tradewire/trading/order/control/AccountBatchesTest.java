package org.tradewire.trading.order.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whoever fails is told and left out, and keeps nobody else for long. */
class AccountBatchesTest {

  private static final Duration TURN = Duration.ofMillis(80);

  private final List<List<UUID>> tried = new ArrayList<>();
  private final Set<UUID> done = new HashSet<>();
  private final Set<UUID> failing = new HashSet<>();
  private final Set<UUID> impossible = new HashSet<>();
  private final List<String> complaints = new ArrayList<>();
  private Duration takes = Duration.ZERO;
  private boolean away;
  private long nanos;
  private Instant now = Instant.parse("2026-03-16T12:00:00Z");

  private final AccountBatches<UUID> batches =
      new AccountBatches<>(
          Function.identity(),
          this::act,
          whose -> whose + " is not done",
          new AccountFaults(complaints::add, () -> nanos),
          () -> nanos);

  @Test
  void shouldDoAllHealthyOnesWithinSecondsHoweverManyFail() {
    Set<UUID> all = accounts(320);
    List<UUID> healthy = new ArrayList<>(all).subList(300, 320);
    failing.addAll(new ArrayList<>(all).subList(0, 300));

    for (int turn = 0; turn < 150 && !done.containsAll(healthy); turn++) {
      run(left(all));
    }

    assertThat(done).containsExactlyInAnyOrderElementsOf(healthy);
  }

  @Test
  void shouldDoAtOnceWhoChangesHoweverManyFail() {
    Set<UUID> all = accounts(320);
    List<UUID> healthy = new ArrayList<>(all).subList(300, 320);
    failing.addAll(new ArrayList<>(all).subList(0, 300));
    for (int turn = 0; turn < 150; turn++) {
      run(left(all));
    }

    for (UUID each : healthy) {
      done.remove(each);
      run(left(all));
      assertThat(done).contains(each);
    }
  }

  @Test
  void shouldLeaveOutForASecondAndTwiceAsLongEachTime() {
    Set<UUID> all = accounts(100);
    UUID bad = all.iterator().next();
    failing.add(bad);

    runAt(Duration.ZERO, all);
    assertThat(done).hasSize(99).doesNotContain(bad);
    assertThat(complaints).hasSize(1).first().asString().contains(bad.toString());
    assertThat(tried(AccountBatches.SHORTLY.minusMillis(1), all)).doesNotContain(bad);
    assertThat(tried(Duration.ofMillis(1), all)).contains(bad);
    for (int seconds = 2; seconds < 64; seconds *= 2) {
      assertThat(tried(Duration.ofSeconds(seconds).minusMillis(1), all)).doesNotContain(bad);
      assertThat(tried(Duration.ofMillis(1), all)).contains(bad);
    }
    assertThat(tried(AccountBatches.ASIDE.minusMillis(1), all)).doesNotContain(bad);
    failing.clear();
    assertThat(tried(Duration.ofMillis(1), all)).contains(bad);
    assertThat(done).contains(bad);

    failing.add(bad);
    runAt(TURN, all);
    assertThat(tried(AccountBatches.SHORTLY, all)).as("not twice in a row").contains(bad);
  }

  @Test
  void shouldLeaveOutNobodyForLongWhereNothingCanBeDone() {
    Set<UUID> all = accounts(2);
    away = true;
    for (int i = 0; i < 5; i++) {
      runAt(AccountBatches.SHORTLY, all);
    }
    away = false;

    runAt(AccountBatches.SHORTLY, all);

    assertThat(done).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void shouldDoWithWhomItFailedBeforeLastAndApart() {
    Set<UUID> all = accounts(3);
    UUID bad = all.iterator().next();
    failing.add(bad);
    run(all);
    failing.clear();
    tried.clear();

    runAt(AccountBatches.SHORTLY, all);

    assertThat(tried).hasSize(2);
    assertThat(tried.get(0)).hasSize(2).doesNotContain(bad);
    assertThat(tried.get(1)).containsExactly(bad);
    tried.clear();
    run(all);
    assertThat(tried).as("it failed before no more").hasSize(1);
  }

  @Test
  void shouldTryWithWhomItFailedBeforeThoughThereIsNoTimeForAll() {
    Set<UUID> all = accounts(2 * AccountBatches.SIZE);
    UUID bad = all.iterator().next();
    failing.add(bad);
    run(all);
    failing.clear();
    tried.clear();
    now = now.plus(AccountBatches.SHORTLY);

    batches.run(all, now, () -> false);

    assertThat(tried).hasSize(2);
    assertThat(tried.get(0)).hasSize(AccountBatches.SIZE);
    assertThat(tried.get(1)).containsExactly(bad);
  }

  @Test
  void shouldSearchForALimitedTimeInAllBatchesTogether() {
    Set<UUID> all = accounts(4 * AccountBatches.SIZE);
    List<UUID> list = List.copyOf(all);
    IntStream.range(0, list.size()).filter(i -> i % 10 == 0).forEach(i -> failing.add(list.get(i)));
    takes = Duration.ofMillis(20);

    run(all);

    assertThat(Duration.ofNanos(nanos))
        .as("one try for each batch beside the search")
        .isLessThan(AccountBatches.SEARCH.plus(takes.multipliedBy(6)));
  }

  @Test
  void shouldTryTheOtherBatchesFirstAfterOneWithWhichNothingCouldBeDone() {
    Set<UUID> all = accounts(2 * AccountBatches.SIZE);
    List<UUID> list = List.copyOf(all);
    failing.addAll(list.subList(0, AccountBatches.SIZE));
    run(all);
    assertThat(done).isEmpty();

    run(all);

    assertThat(done).containsAll(list.subList(AccountBatches.SIZE, list.size()));
  }

  @Test
  void shouldHalveNothingForWhomItIsKnownToBeImpossible() {
    Set<UUID> all = accounts(320);
    impossible.addAll(new ArrayList<>(all).subList(0, 300));

    runAt(Duration.ZERO, all);

    assertThat(tried).hasSize(1);
    assertThat(done).hasSize(20).doesNotContainAnyElementsOf(impossible);
    assertThat(complaints).hasSize(300);
    tried.clear();
    assertThat(tried(AccountBatches.ASIDE.minusMillis(1), all)).hasSize(20);
    impossible.clear();
    runAt(Duration.ofMillis(1), all);
    assertThat(done).hasSize(320);
  }

  private Map<UUID, String> act(List<UUID> batch) {
    nanos += takes.toNanos();
    tried.add(List.copyOf(batch));
    if (away || batch.stream().anyMatch(failing::contains)) {
      throw new IllegalStateException("cannot be done");
    }
    Map<UUID, String> not =
        batch.stream()
            .filter(impossible::contains)
            .collect(Collectors.toMap(Function.identity(), each -> "no sense"));
    batch.stream().filter(each -> !not.containsKey(each)).forEach(done::add);
    return not;
  }

  private void run(Collection<UUID> wanted) {
    batches.run(wanted, now, () -> true);
    now = now.plus(TURN);
  }

  /** After a while. */
  private void runAt(Duration later, Collection<UUID> wanted) {
    now = now.plus(later);
    batches.run(wanted, now, () -> true);
  }

  /** With whom it is tried after a while. */
  private Set<UUID> tried(Duration later, Collection<UUID> wanted) {
    tried.clear();
    runAt(later, wanted);
    return tried.stream().flatMap(List::stream).collect(Collectors.toSet());
  }

  private List<UUID> left(Collection<UUID> all) {
    return all.stream().filter(each -> !done.contains(each)).toList();
  }

  private static Set<UUID> accounts(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> UUID.randomUUID())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
