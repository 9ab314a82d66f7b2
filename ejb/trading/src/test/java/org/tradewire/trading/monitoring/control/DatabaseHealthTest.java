package org.tradewire.trading.monitoring.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class DatabaseHealthTest {
  private final AtomicLong nowNs = new AtomicLong();
  private SQLException refusal;
  private final DatabaseHealth health = new DatabaseHealth(new Source(), nowNs::get);

  @Test
  void shouldSayWhatTheLastLookFound() {
    assertThat(health.check().up()).isFalse();

    health.look();
    assertThat(health.check().up()).isTrue();

    refusal = new SQLException("away", "08001");
    assertThatThrownBy(health::look).hasMessage("No connection (SQL state 08001).");
    assertThat(health.check().up()).isFalse();
    assertThat(health.check().detail()).isEqualTo("No connection (SQL state 08001).");
  }

  /** With a look each second, a database that stands still is red within 5 s. */
  @Test
  void shouldBeDownWhenALookHangs() {
    health.look();

    nowNs.addAndGet(Duration.ofSeconds(3).toNanos());
    assertThat(health.check().up()).isTrue();
    nowNs.addAndGet(Duration.ofSeconds(1).toNanos() + 1);
    assertThat(health.check().up()).isFalse();
    assertThat(health.check().detail()).isEqualTo("No answer for 4 s.");
    assertThat(DatabaseHealth.STALE.plus(DatabaseHealth.PERIOD))
        .isLessThanOrEqualTo(Duration.ofSeconds(5));
  }

  /** A database of one valid connection. */
  private final class Source extends Database {
    @Override
    public DataSource dataSource() {
      return proxy(
          DataSource.class,
          () -> {
            if (refusal != null) {
              throw refusal;
            }
            return proxy(Connection.class, () -> true);
          });
    }
  }

  private interface Answer {
    Object get() throws SQLException;
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> method.getName().equals("close") ? null : answer.get()));
  }
}
