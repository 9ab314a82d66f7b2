package org.tradewire.trading.market.control.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.market.entity.OpenInterestSample;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.testing.TestDatabase;

class OpenInterestRepositoryTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final VenueSymbol BTC = new VenueSymbol("ALPHA", "BTC-USD");
  private static final Instant FROM = Instant.parse("2026-06-01T00:00:00Z");

  @BeforeEach
  void empty() throws SQLException {
    DATABASE.execute("DELETE FROM open_interest");
  }

  @Test
  void shouldStoreSamplesAsTheyAre() {
    List<OpenInterestSample> samples =
        List.of(
            new OpenInterestSample(
                BTC, FROM.plusNanos(123_456_000), decimal("81234.5670"), null, "a \"b\" \\"),
            sample(5, "1E+3", "67000000.10"));

    assertThat(save(samples)).isEqualTo(new SavedRows(2, 0, 0, FROM.plusNanos(123_456_000)));

    assertThat(find(0, 10, 10))
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(samples.get(0), sample(5, "1000", "67000000.10"));
  }

  @Test
  void shouldChangeNothingWhereTheContentIsStored() {
    List<OpenInterestSample> samples = samples(300);
    assertThat(save(samples).inserted()).isEqualTo(300);

    assertThat(save(samples)).isEqualTo(new SavedRows(0, 0, 0, null));
    assertThat(save(List.of(sample(7, "7.00", null)))).isEqualTo(new SavedRows(0, 0, 0, null));
  }

  @Test
  void shouldReplaceWhatDiffersAndSayHowOldItIs() {
    save(samples(10));

    SavedRows saved =
        save(List.of(sample(11, "11", null), sample(8, "80", null), sample(4, "4", "41")));

    assertThat(saved).isEqualTo(new SavedRows(1, 2, 0, at(4)));
    assertThat(find(7, 8, 1)).containsExactly(sample(8, "80", "16"));
  }

  @Test
  void shouldTakeTheLaterOfTwoOfOneMoment() {
    assertThat(save(List.of(sample(1, "1", null), sample(1, "2", null))))
        .isEqualTo(new SavedRows(1, 0, 0, at(1)));
    assertThat(find(0, 1, 1)).containsExactly(sample(1, "2", null));
  }

  @Test
  void shouldFindAfterABeginningUpToAnEnd() {
    save(samples(10));

    assertThat(find(3, 6, 10))
        .extracting(OpenInterestSample::sampledAt)
        .containsExactly(at(4), at(5), at(6));
    assertThat(find(3, 10, 2))
        .extracting(OpenInterestSample::sampledAt)
        .containsExactly(at(4), at(5));
    List<OpenInterestSample> newest = asked(each -> each.newest(BTC, at(3), at(10), 2));
    assertThat(newest).extracting(OpenInterestSample::sampledAt).containsExactly(at(9), at(10));
    VenueSymbol other = new VenueSymbol("BETA", "BTC-USD");
    List<OpenInterestSample> others = asked(each -> each.find(other, at(0), at(10), 10));
    assertThat(others).isEmpty();
  }

  @Test
  void shouldFindTheLastAtOrBeforeAMoment() {
    save(List.of(sample(2, "2", "4"), sample(4, "4", "8")));

    assertThat(lastAtOrBefore(at(4))).contains(sample(4, "4", "8"));
    assertThat(lastAtOrBefore(at(4).minusMillis(1))).contains(sample(2, "2", "4"));
    assertThat(lastAtOrBefore(at(1))).isEmpty();
  }

  private static SavedRows save(List<OpenInterestSample> samples) {
    return asked(repository -> repository.save(samples));
  }

  private static List<OpenInterestSample> find(int from, int to, int limit) {
    return asked(repository -> repository.find(BTC, at(from), at(to), limit));
  }

  private static Optional<OpenInterestSample> lastAtOrBefore(Instant at) {
    return asked(repository -> repository.lastAtOrBefore(BTC, at));
  }

  private static <T> T asked(Function<OpenInterestRepository, T> question) {
    return DATABASE.inTransaction(
        entityManager -> question.apply(new OpenInterestRepository(entityManager)));
  }

  private static List<OpenInterestSample> samples(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(each -> sample(each, "" + each, "" + 2 * each))
        .toList();
  }

  private static OpenInterestSample sample(int number, String quantity, String value) {
    return new OpenInterestSample(
        BTC, at(number), decimal(quantity), value == null ? null : decimal(value), "import");
  }

  private static Instant at(int number) {
    return FROM.plus(Duration.ofMinutes(5L * number));
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }
}
