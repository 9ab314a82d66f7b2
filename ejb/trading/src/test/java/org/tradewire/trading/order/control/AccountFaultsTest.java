package org.tradewire.trading.order.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountFaultsTest {

  private final List<String> log = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private final Logger logger = Logger.getLogger(AccountFaults.class.getName());
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          log.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  private long nowNs;
  private final AccountFaults faults = new AccountFaults(complaints::add, () -> nowNs);

  @BeforeEach
  void listen() {
    logger.addHandler(handler);
  }

  @AfterEach
  void end() {
    logger.removeHandler(handler);
  }

  @Test
  void shouldLogEachAccountOnceAMinuteAndTellTheJobEachTime() {
    UUID one = UUID.randomUUID();
    UUID other = UUID.randomUUID();
    tell(one);
    tell(one);
    tell(other);
    assertThat(log)
        .containsExactly(
            "event=account_failed challenge=%s effect=\"%s is not read\" reason=\"a b\""
                .formatted(one, one),
            "event=account_failed challenge=%s effect=\"%s is not read\" reason=\"a b\""
                .formatted(other, other));
    assertThat(complaints).hasSize(3).first().isEqualTo(one + " is not read: a\n\"b");

    nowNs += AccountFaults.AGAIN_AFTER.toNanos() - 1;
    tell(one);
    assertThat(log).hasSize(2);
    nowNs++;
    tell(one);
    assertThat(log).hasSize(3);
  }

  @Test
  void shouldLogSoManyAMinuteAndSayThatThereAreMore() {
    IntStream.range(0, 10 * AccountFaults.MOST).forEach(i -> tell(UUID.randomUUID()));

    assertThat(log)
        .hasSize(AccountFaults.MOST + 1)
        .last()
        .asString()
        .startsWith("event=account_failures_not_logged");
  }

  @Test
  void shouldLeaveToTheJobWhatIsNoSingleAccounts() {
    faults.tell("500 accounts are not read", "away");

    assertThat(log).isEmpty();
    assertThat(complaints).containsExactly("500 accounts are not read: away");
  }

  private void tell(UUID account) {
    faults.tell(account, account + " is not read", "a\n\"b");
  }
}
