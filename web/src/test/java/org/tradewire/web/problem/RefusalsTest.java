package org.tradewire.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.ejb.EJBTransactionRolledbackException;
import java.lang.reflect.InvocationTargetException;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.trading.account.entity.BootstrapRefusedException;
import org.tradewire.trading.account.entity.HashingBusyException;
import org.tradewire.trading.account.entity.TooManyAttemptsException;
import org.tradewire.trading.challenge.entity.ChallengeEndedException;
import org.tradewire.trading.challenge.entity.ChallengeNotFoundException;
import org.tradewire.trading.challenge.entity.ChallengeStatus;
import org.tradewire.trading.challenge.entity.InvalidTradeException;
import org.tradewire.trading.challenge.entity.LateTradeException;
import org.tradewire.trading.challenge.entity.NotOwnerException;
import org.tradewire.trading.challenge.entity.NotPermittedException;
import org.tradewire.trading.challenge.entity.TemplateNotFoundException;
import org.tradewire.trading.challenge.entity.TradeConflictException;
import org.tradewire.web.json.BodyTooLargeException;
import org.tradewire.web.json.BodyTooSlowException;
import org.tradewire.web.json.JsonRefusedException;

class RefusalsTest {
  private static final UUID ID = UUID.fromString("0b7e3f0a-6d6b-4a53-9d0b-0a2d5a2a9c11");

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(new InvalidTradeException("side", "side must be BUY or SELL"), 400),
        Arguments.of(new NotOwnerException(ID), 403),
        Arguments.of(new NotPermittedException("Only a trader can start a challenge."), 403),
        Arguments.of(new ChallengeNotFoundException(ID), 404),
        Arguments.of(new TemplateNotFoundException(ID), 404),
        Arguments.of(new ChallengeEndedException(ID, ChallengeStatus.FAILED), 409),
        Arguments.of(new TradeConflictException("T-1"), 409),
        Arguments.of(new LateTradeException("Too late."), 409),
        Arguments.of(new TooManyAttemptsException(7), 429),
        Arguments.of(new HashingBusyException(), 503),
        Arguments.of(
            new BootstrapRefusedException(BootstrapRefusedException.Cause.CLOSED, "Closed."), 409),
        Arguments.of(
            new BootstrapRefusedException(BootstrapRefusedException.Cause.FORBIDDEN, "No."), 403),
        Arguments.of(
            new BootstrapRefusedException(BootstrapRefusedException.Cause.INVALID, "Short."), 400),
        Arguments.of(JsonRefusedException.ofField("price", "is missing"), 400),
        Arguments.of(new BodyTooLargeException(65_536), 413),
        Arguments.of(new BodyTooSlowException(), 408),
        Arguments.of(new RequestRefusedException(Problem.of(404, "Nothing here.")), 404));
  }

  @ParameterizedTest
  @ValueSource(strings = {"55P03", "57014"})
  void shouldAskToTryAgainWhereTheDatabaseTookTooLong(String state) {
    RuntimeException thrown =
        new EJBException("wrapped", new RuntimeException(new SQLException("cancelled", state)));

    assertThat(Refusals.problemOf(thrown))
        .get()
        .satisfies(
            problem -> {
              assertThat(problem.status()).isEqualTo(503);
              assertThat(problem.headers()).containsKey("Retry-After");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"08000", "08001", "08003", "08006", "57P01", "25P03"})
  void shouldClaimNothingAboutChangesWhereTheDatabaseWasLost(String state) {
    RuntimeException thrown =
        new EJBException("wrapped", new RuntimeException(new SQLException("lost", state)));

    assertThat(Refusals.problemOf(thrown))
        .get()
        .satisfies(
            problem -> {
              assertThat(problem.status()).isEqualTo(503);
              assertThat(problem.headers()).containsKey("Retry-After");
              assertThat(problem.detail()).doesNotContain("nothing was changed");
            });
  }

  @Test
  void shouldLeaveOtherFailuresOfTheDatabaseAlone() {
    assertThat(Refusals.problemOf(new RuntimeException(new SQLException("other", "42P01"))))
        .isEmpty();
    assertThat(Refusals.problemOf(new RuntimeException(new SQLException("without a state"))))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void shouldFindTheStatusHoweverTheServerWrapsTheRefusal(RuntimeException refusal, int status) {
    for (Throwable thrown :
        new Throwable[] {
          refusal,
          new EJBException("wrapped", refusal),
          new RuntimeException(new InvocationTargetException(refusal)),
          new EJBTransactionRolledbackException("rolled back", refusal)
        }) {
      assertThat(Refusals.problemOf(thrown))
          .get()
          .satisfies(
              problem -> {
                assertThat(problem.status()).isEqualTo(status);
                assertThat(problem.detail()).isEqualTo(refusal.getMessage());
              });
    }
  }

  @Test
  void shouldNameTheFieldOfAnInvalidTrade() {
    assertThat(Refusals.problemOf(new InvalidTradeException("side", "side must be BUY or SELL")))
        .get()
        .extracting(problem -> problem.members().get("field"))
        .isEqualTo("side");
  }

  @Test
  void shouldTellWhenToComeBackAfterTooManyAttempts() {
    assertThat(Refusals.problemOf(new TooManyAttemptsException(7)))
        .get()
        .extracting(problem -> problem.headers().get("Retry-After"))
        .isEqualTo("7");
  }

  @Test
  void shouldNotRepeatTheServersWordsWhenItDeniesAccess() {
    assertThat(Refusals.problemOf(new EJBAccessException("internal: method X of bean Y")))
        .get()
        .satisfies(
            problem -> {
              assertThat(problem.status()).isEqualTo(403);
              assertThat(problem.detail()).doesNotContain("bean");
            });
  }

  @Test
  void shouldLeaveUnforeseenFailuresAlone() {
    assertThat(Refusals.problemOf(new IllegalStateException("boom"))).isEmpty();
    assertThat(Refusals.problemOf(null)).isEmpty();
  }

  @Test
  void shouldEndWhenCausesRunInACircle() {
    RuntimeException first = new RuntimeException("first");
    first.initCause(new RuntimeException("second", first));

    assertThat(Refusals.problemOf(first)).isEmpty();
  }
}
