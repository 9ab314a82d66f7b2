package org.tradewire.trading.account.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradewire.trading.audit.entity.AuditRecord;
import org.tradewire.trading.testing.Refused;

class CallerTest {

  private static final UUID SELF = new UUID(0, 1);
  private static final UUID OTHER = new UUID(0, 2);

  @ParameterizedTest
  @CsvSource({
    "trader, true, false",
    "risk, true, true",
    "admin, true, true",
    "dealer, false, false",
    "monitor, false, false",
    "service, false, false",
  })
  void shouldSeeItsOwnAsTraderAndEverybodysAsDesk(String role, boolean own, boolean others) {
    Caller caller = new Caller(SELF, "somebody", Set.of(role));

    assertThat(caller.maySeeOf(SELF)).isEqualTo(own);
    assertThat(caller.maySeeOf(OTHER)).isEqualTo(others);
    assertThat(caller.seesAll()).isEqualTo(others);
  }

  @Test
  void shouldSeeNothingWithoutARole() {
    assertThat(new Caller(SELF, "withdrawn", Set.of()).maySeeOf(SELF)).isFalse();
  }

  @Test
  void shouldLetThroughWhoHasTheRoleAlone() {
    Caller risk = new Caller(SELF, "risk", Set.of("risk"));

    assertThatCode(() -> risk.require(Role.RISK, "Only the risk desk.")).doesNotThrowAnyException();
    assertThatCode(() -> risk.requireSeesAll("Only the desk.")).doesNotThrowAnyException();
    assertThatThrownBy(() -> risk.require(Role.ADMIN, "Only administrators."))
        .is(Refused.as(AccountRefusal.NOT_PERMITTED))
        .hasMessage("Only administrators.");
    assertThatThrownBy(
            () -> new Caller(SELF, "t", Set.of("trader")).requireSeesAll("Only the desk."))
        .is(Refused.as(AccountRefusal.NOT_PERMITTED));
  }

  @Test
  void shouldSignWhatItDid() {
    Caller admin = new Caller(SELF, "root", Set.of("admin"));

    assertThat(admin.did("feed.reload", "feed:ALPHA", "old", null))
        .isEqualTo(new AuditRecord(SELF, "root", "feed.reload", "feed:ALPHA", "old", null));
  }
}
