package org.tradewire.systemtests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a package's description says it depends on is what the package imports of the product. */
class DescriptionsArchTest {

  @Test
  void shouldBeTrueOfEveryPackage() {
    Descriptions product =
        new Descriptions(JavaSources.of(Repository.here()).files(), "org.tradewire");

    assertThat(product.untrue()).isEmpty();
  }

  @Test
  void shouldReportWhatIsNotSaidAndWhatIsNotUsed() {
    Descriptions offences =
        new Descriptions(
            Map.of(
                "hub/package-info.java",
                "/**\n * Rooms. Depends on {@code session} and\n * {@code relay}; not on {@code web}.\n */\n"
                    + "package org.x.hub;",
                "hub/Room.java",
                "package org.x.hub;\nimport org.x.relay.Broker;\nimport org.x.meter.Meter;",
                "relay/Broker.java",
                "package org.x.relay;",
                "session/Queue.java",
                "package org.x.session;",
                "meter/Meter.java",
                "package org.x.meter;"),
            "org.x");

    assertThat(offences.untrue())
        .containsExactly("org.x.hub does not say [org.x.meter] and does not use [org.x.session]");
  }

  @Test
  void shouldTakeANameWithoutClassesForAllBelowIt() {
    Descriptions rooms =
        new Descriptions(
            Map.of(
                "web/package-info.java",
                "/** Depends on {@code trading} and {@code api.json}. */\npackage org.x.web;",
                "web/Page.java",
                "package org.x.web;\nimport org.x.trading.order.Orders;\nimport org.x.api.json.Text;",
                "trading/order/package-info.java",
                "/** Orders. Depends on {@code shared}. */\npackage org.x.trading.order;",
                "trading/order/Orders.java",
                "package org.x.trading.order;\nimport org.x.trading.shared.Money;",
                "trading/shared/Money.java",
                "package org.x.trading.shared;",
                "api/json/Text.java",
                "package org.x.api.json;"),
            "org.x");

    assertThat(rooms.untrue()).isEmpty();
  }
}
