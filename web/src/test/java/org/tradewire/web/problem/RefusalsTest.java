package org.tradewire.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.ejb.EJBTransactionRolledbackException;
import java.lang.reflect.InvocationTargetException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.trading.shared.Refusal.Kind;
import org.tradewire.trading.shared.RefusalCode;
import org.tradewire.web.json.BodyTooLargeException;
import org.tradewire.web.json.BodyTooSlowException;
import org.tradewire.web.json.JsonRefusedException;

class RefusalsTest {
  private static RefusalCode of(Kind kind) {
    return new RefusalCode() {
      @Override
      public String name() {
        return "SOME_RULE_BROKEN";
      }

      @Override
      public Kind kind() {
        return kind;
      }
    };
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(of(Kind.INVALID).because("side must be BUY or SELL."), 400),
        Arguments.of(of(Kind.FORBIDDEN).because("Only a trader can start a challenge."), 403),
        Arguments.of(of(Kind.UNKNOWN).because("There is no challenge 1."), 404),
        Arguments.of(of(Kind.CONFLICT).because("Too late."), 409),
        Arguments.of(of(Kind.TOO_MANY).forSeconds(7, "Wait."), 429),
        Arguments.of(of(Kind.UNAVAILABLE).because("Busy."), 503),
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
  void shouldSayTheCodeOfARefusal() {
    assertThat(Refusals.problemOf(of(Kind.CONFLICT).because("Too late.")))
        .get()
        .satisfies(
            problem -> {
              assertThat(problem.kind()).isEqualTo("some-rule-broken");
              assertThat(problem.members()).isEmpty();
              assertThat(problem.headers()).isEmpty();
            });
  }

  @Test
  void shouldNameTheFieldOfARefusal() {
    assertThat(Refusals.problemOf(of(Kind.INVALID).ofField("side", "side must be BUY or SELL.")))
        .get()
        .extracting(problem -> problem.members().get("field"))
        .isEqualTo("side");
  }

  @Test
  void shouldSayWhenToComeBack() {
    assertThat(Refusals.problemOf(of(Kind.TOO_MANY).forSeconds(7, "Wait.")))
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
