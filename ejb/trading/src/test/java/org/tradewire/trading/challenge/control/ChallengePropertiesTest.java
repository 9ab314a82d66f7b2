package org.tradewire.trading.challenge.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.challenge.entity.ChallengeFixture;
import org.tradewire.trading.challenge.entity.ChallengeRefusal;
import org.tradewire.trading.challenge.entity.event.ChallengeEvent;
import org.tradewire.trading.challenge.entity.event.EquityUpdated;
import org.tradewire.trading.template.entity.ChallengeTerms;
import org.tradewire.trading.template.entity.TermsFixture;
import org.tradewire.trading.testing.Refused;

class ChallengePropertiesTest {

  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
  private static final ChallengeTerms CLASSIC = TermsFixture.classic();

  @Property(tries = 300)
  void shouldKeepTheLedgersInvariantsWhateverIsTraded(@ForAll("effects") List<BigDecimal> effects) {
    Challenge challenge = ChallengeFixture.pending("10000", LocalDate.of(2024, 1, 1));
    BigDecimal sum = BigDecimal.ZERO;
    List<Long> seqs = new ArrayList<>();
    for (int i = 0; i < effects.size() && !challenge.status().terminal(); i++) {
      BigDecimal before = challenge.ledger().balance();
      BigDecimal peak = challenge.ledger().maxEquityEver();
      List<ChallengeEvent> events = book(challenge, effects.get(i), i);
      events.forEach(event -> seqs.add(event.seq()));
      BigDecimal posted = effects.get(i).setScale(2, RoundingMode.HALF_EVEN);
      sum = sum.add(posted);

      BigDecimal equity = challenge.ledger().balance();
      assertThat(equity).isEqualByComparingTo(before.add(posted).max(BigDecimal.ZERO));
      assertThat(challenge.ledger().totalPnl()).isEqualByComparingTo(sum);
      assertThat(challenge.ledger().totalTrades()).isEqualTo(i + 1);
      assertThat(challenge.ledger().maxEquityEver()).isEqualByComparingTo(peak.max(equity));
      assertThat(equity).isBetween(challenge.day().minEquity(), challenge.day().maxEquity());
      assertThat(events).filteredOn(EquityUpdated.class::isInstance).hasSize(1);
    }
    assertThat(seqs).isEqualTo(consecutive(seqs.size()));
    assertThat(challenge.eventSeq()).isEqualTo(seqs.size());
  }

  @Property(tries = 200)
  void shouldStayTerminalWhateverIsTradedAfterwards(
      @ForAll("effects") List<BigDecimal> effects, @ForAll boolean failed) {
    Challenge challenge = ChallengeFixture.active("10000", LocalDate.of(2024, 1, 1));
    book(challenge, new BigDecimal(failed ? "-501" : "1000"), 0);
    String before = challenge.status() + " " + challenge.figures() + " " + challenge.eventSeq();

    for (BigDecimal effect : effects) {
      assertThatThrownBy(() -> book(challenge, effect, 1))
          .is(Refused.as(ChallengeRefusal.CHALLENGE_ENDED));
    }

    assertThat(challenge.status() + " " + challenge.figures() + " " + challenge.eventSeq())
        .isEqualTo(before);
  }

  @Provide
  Arbitrary<List<BigDecimal>> effects() {
    return Arbitraries.bigDecimals()
        .between(new BigDecimal("-15000"), new BigDecimal("900"))
        .ofScale(4)
        .list()
        .ofMinSize(1)
        .ofMaxSize(30);
  }

  private static List<ChallengeEvent> book(Challenge challenge, BigDecimal effect, int hour) {
    Instant at = START.plusSeconds(3600L * hour);
    return ChallengeEngine.book(
            challenge, CLASSIC, ChallengeFixture.trade(challenge, effect, at), at)
        .events();
  }

  private static List<Long> consecutive(int count) {
    List<Long> numbers = new ArrayList<>();
    for (long number = 1; number <= count; number++) {
      numbers.add(number);
    }
    return numbers;
  }
}
