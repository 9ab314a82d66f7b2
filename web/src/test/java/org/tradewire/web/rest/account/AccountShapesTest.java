package org.tradewire.web.rest.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.IssuedToken;
import org.tradewire.web.rest.SchemaCheck;

class AccountShapesTest {
  private final SchemaCheck check = new SchemaCheck(AccountShapes.all());

  @Test
  void shouldDescribeWhatIsWritten() {
    Caller caller = new Caller(UUID.randomUUID(), "trader1", Set.of("trader", "risk"));

    assertThat(check.violations("User", caller, AccountJson::user)).isEmpty();
    assertThat(check.violations("Token", new IssuedToken("a.b.c", 3600), AccountJson::token))
        .isEmpty();
  }

  @Test
  void shouldKnowTheRolesByTheirNamesOnTheWire() {
    Caller caller = new Caller(UUID.randomUUID(), "trader1", Set.of("TRADER"));

    assertThat(check.violations("User", caller, AccountJson::user)).isNotEmpty();
  }
}
