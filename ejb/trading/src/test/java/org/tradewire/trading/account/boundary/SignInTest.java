package org.tradewire.trading.account.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.account.control.AccountFixture;
import org.tradewire.trading.account.control.PasswordHashing;
import org.tradewire.trading.account.control.SignInThrottle;
import org.tradewire.trading.account.control.Tokens;
import org.tradewire.trading.account.entity.AccountRefusal;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.IssuedToken;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.account.entity.User;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.testing.Refused;
import org.tradewire.trading.testing.SettableClock;

class SignInTest {

  private final SettableClock clock = new SettableClock(Instant.parse("2024-01-01T10:00:00Z"));
  private final CountingHashing hashing = new CountingHashing();
  private final SignIn signIn =
      new SignIn(
          new OneUser(),
          hashing,
          new SignInThrottle(clock),
          new NamedTokens(),
          AccountFixture.configuration(Map.of()),
          clock);

  @Test
  void shouldIssueTokenWhenPasswordIsRightAndNameInAnyCase() {
    assertThat(signIn.signIn("Trader1", "right".toCharArray()).map(IssuedToken::token))
        .contains("token of trader1");
  }

  @Test
  void shouldRenewATokenUntilTheSignInIsTwelveHoursAgo() {
    assertThat(signIn.renew("valid").map(IssuedToken::token))
        .contains("renewed for trader1 since 2024-01-01T10:00:00Z");
    assertThat(signIn.renew("expired")).isEmpty();
    assertThat(signIn.renew(null)).isEmpty();
    clock.advance(Duration.ofHours(12));
    assertThat(signIn.renew("valid")).isEmpty();
  }

  @Test
  void shouldHashOnceWhetherOrNotTheUserExists() {
    assertThat(signIn.signIn("trader1", "wrong".toCharArray())).isEmpty();
    assertThat(hashing.checks).isEqualTo(1);
    assertThat(signIn.signIn("nobody", "wrong".toCharArray())).isEmpty();
    assertThat(hashing.checks).isEqualTo(2);
  }

  @Test
  void shouldRefuseWithoutHashingWhenInputIsAbsurd() {
    assertThat(signIn.signIn(null, "x".toCharArray())).isEmpty();
    assertThat(signIn.signIn("trader1", null)).isEmpty();
    assertThat(signIn.signIn("trader1", new char[1025])).isEmpty();
    assertThat(signIn.signIn("x".repeat(65), "x".toCharArray())).isEmpty();
    assertThat(hashing.checks).isZero();
  }

  @Test
  void shouldSpendTheTimeButNoQueryOnANameNobodyCanHave() {
    assertThat(signIn.signIn("a\u0000b", "wrong".toCharArray())).isEmpty();
    assertThat(hashing.checks).isEqualTo(1);
  }

  @Test
  void shouldMakeWaitAfterTenFailuresEvenWithTheRightPassword() {
    for (int i = 0; i < 10; i++) {
      signIn.signIn("trader1", "wrong".toCharArray(), "10.0.0.1");
    }

    assertThatThrownBy(() -> signIn.signIn("trader1", "right".toCharArray(), "10.0.0.1"))
        .isInstanceOfSatisfying(
            Refusal.class, refused -> assertThat(refused.retryAfterSeconds()).hasValue(60))
        .is(Refused.as(AccountRefusal.TOO_MANY_ATTEMPTS));
    assertThat(signIn.signIn("trader1", "right".toCharArray(), "10.0.0.2")).isPresent();
  }

  private static final class OneUser extends Users {
    @Override
    public Optional<User> named(String username) {
      if (username.indexOf(0) >= 0) {
        throw new IllegalArgumentException("PostgreSQL takes no U+0000");
      }
      return username.equals("trader1")
          ? Optional.of(
              new User(UUID.randomUUID(), username, "right", Set.of(Role.TRADER), Instant.EPOCH))
          : Optional.empty();
    }

    @Override
    public Optional<User> find(UUID id) {
      return named("trader1");
    }
  }

  private static final class CountingHashing extends PasswordHashing {
    private int checks;

    @Override
    public boolean matches(char[] password, String encodedHash) {
      checks++;
      return new String(password).equals(encodedHash);
    }

    @Override
    public void spendTimeOn(char[] password) {
      checks++;
    }
  }

  private static final class NamedTokens extends Tokens {
    @Override
    public IssuedToken issue(Caller user) {
      return new IssuedToken("token of " + user.username(), 1);
    }

    @Override
    public IssuedToken issue(Caller user, Instant signedIn) {
      return new IssuedToken("renewed for " + user.username() + " since " + signedIn, 1);
    }

    @Override
    public Optional<Caller> verify(String jwt) {
      return "valid".equals(jwt)
          ? Optional.of(new Caller(new UUID(0, 1), "trader1", Set.of("trader")))
          : Optional.empty();
    }

    @Override
    public Optional<Instant> signedIn(String jwt) {
      return verify(jwt).map(caller -> Instant.parse("2024-01-01T10:00:00Z"));
    }
  }
}
