package org.tradewire.trading.signal.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.signal.entity.SeriesStorage;
import org.tradewire.trading.testing.TestDatabase;

/** With a TimescaleDB whose licence has hypertables alone. */
class ApacheTimescaleTest extends HypertableContract {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTimescale("apache");

  ApacheTimescaleTest() {
    super(DATABASE, SeriesStorage.Kind.APACHE);
  }

  @Test
  void shouldNotTryWhatTheLicenceDoesNotHave() {
    write(buy("old", 20));

    assertThat(inWriter(SignalWriter::compress)).isFalse();
    assertThat(
            text(
                "SELECT count(*) FROM timescaledb_information.jobs WHERE hypertable_name = 'signal'"))
        .isEqualTo("0");
  }
}
