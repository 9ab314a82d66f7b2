package org.tradewire.trading.monitoring.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ApplicationNameRequirementTest {

  @Test
  void shouldNameBothNames() {
    assertThat(ApplicationNameRequirement.missing("tradewire")).isEmpty();
    assertThat(ApplicationNameRequirement.missing("tradewire-0.1.0"))
        .singleElement()
        .asString()
        .contains("deployed as tradewire-0.1.0", "bound to the name tradewire");
  }
}
