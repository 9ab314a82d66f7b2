package org.tradewire.trading.setting.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.memory.InMemoryStreamBroker;
import org.tradewire.streaming.work.PeriodicWorks;
import org.tradewire.trading.setting.entity.RunTimeSetting;
import org.tradewire.trading.setting.entity.StoredSetting;

class SettingWatchTest {
  private static final String KEY = "tradewire.test.places";

  private static final long PATIENCE_SECONDS = 20;

  private final Table table = new Table();
  private final RunTimeSettings settings = new RunTimeSettings();
  private final RunTimeSetting<Integer> places = SettingFixture.places(KEY);
  private final InMemoryStreamBroker broker = new InMemoryStreamBroker(0);
  private final PeriodicWorks works = new PeriodicWorks(Thread::new, System::nanoTime);
  private final SettingWatch watch = new SettingWatch(settings, table, broker, works);

  @BeforeEach
  void declare() {
    settings.declare(places);
  }

  @AfterEach
  void close() {
    watch.stop();
    works.close();
  }

  @Test
  void shouldKnowWhatIsStoredWhenItHasStarted() {
    table.holds("20", 1);

    watch.start();

    assertThat(places.get()).isEqualTo(20);
  }

  @Test
  void shouldFindAChangeOfAnotherNodeWithoutBeingWoken() throws Exception {
    watch.start();

    table.holds("20", 1);

    table.awaitLook();
    assertThat(places.get()).isEqualTo(20);
  }

  @Test
  void shouldGoOnWithWhatItKnewWhileTheDatabaseIsAway() throws Exception {
    table.holds("20", 1);
    watch.start();
    table.away = true;
    broker.wake(SettingWatch.TOPIC);

    table.awaitLook();
    assertThat(places.get()).isEqualTo(20);

    table.holds("30", 2);
    table.away = false;
    table.awaitLook();
    assertThat(places.get()).isEqualTo(30);
  }

  private static final class Table extends StoredSettings {
    private final Semaphore looks = new Semaphore(0);
    private volatile List<StoredSetting> rows = List.of();
    private volatile boolean away;

    void holds(String text, long version) {
      rows = List.of(SettingFixture.row(KEY, text, version));
    }

    /** Returns when a look that began after the call has ended: the next one begins after it. */
    void awaitLook() throws InterruptedException {
      looks.drainPermits();
      assertThat(looks.tryAcquire(2, PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public List<StoredSetting> all() {
      looks.release();
      if (away) {
        throw new IllegalStateException("the database is away");
      }
      return rows;
    }
  }
}
