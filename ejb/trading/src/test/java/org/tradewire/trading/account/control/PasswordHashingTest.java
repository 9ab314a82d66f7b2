package org.tradewire.trading.account.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.tradewire.trading.account.entity.AccountRefusal;
import org.tradewire.trading.testing.Refused;

class PasswordHashingTest {

  private final PasswordHashing hashing = AccountFixture.hashing();

  @Test
  void shouldKnowThePasswordItHashedAndNoOther() {
    String hash = hashing.hash("correct horse £ 馬".toCharArray());

    assertThat(hashing.matches("correct horse £ 馬".toCharArray(), hash)).isTrue();
    assertThat(hashing.matches("correct horse £ 馬 ".toCharArray(), hash)).isFalse();
    assertThat(hashing.matches(new char[0], hash)).isFalse();
  }

  @Test
  void shouldTellItsParametersAndSaltEachHash() {
    String one = hashing.hash("same".toCharArray());
    String two = hashing.hash("same".toCharArray());

    assertThat(one).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(two);
  }

  @Test
  void shouldCheckHashesMadeWithOtherParameters() {
    // Made with the reference implementation: echo -n password | argon2 somesalt -id -t 2 -m 16 -p
    // 1
    String reference =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    assertThat(hashing.matches("password".toCharArray(), reference)).isTrue();
    assertThat(hashing.matches("passwort".toCharArray(), reference)).isFalse();
  }

  @Test
  void shouldLeaveThePasswordAsItIs() {
    char[] password = "untouched".toCharArray();

    hashing.spendTimeOn(password);
    hashing.hash(password);

    assertThat(password).isEqualTo("untouched".toCharArray());
  }

  @Test
  void shouldRefuseChecksBeyondWhatTheMachineAllows() {
    PasswordHashing full = new PasswordHashing(0);

    assertThatThrownBy(() -> full.matches("any".toCharArray(), "$argon2id$"))
        .is(Refused.as(AccountRefusal.SIGN_IN_BUSY));
  }
}
