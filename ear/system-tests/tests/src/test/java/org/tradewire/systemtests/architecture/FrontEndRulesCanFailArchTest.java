package org.tradewire.systemtests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link FrontEnd} finds in pages that break the rules. */
class FrontEndRulesCanFailArchTest {
  private final Map<String, String> modules = new HashMap<>();

  @Test
  void shouldSeeImportsThatRunUpOfCodeAndOfTypes() {
    modules.put("app/shared/texts.js", "import { session } from '../data/session.js';");
    modules.put("app/data/session.js", "/** @type {import('../elements/field.js').Field} */");
    modules.put("app/elements/field.js", "import '../shared/texts.js';");
    modules.put("client/index.js", "export { a } from '../app/data/session.js';");

    assertThat(new FrontEnd(modules).upward())
        .extracting(Object::toString)
        .containsExactlyInAnyOrder(
            "app/shared/texts.js -> app/data/session.js",
            "app/data/session.js -> app/elements/field.js",
            "client/index.js -> app/data/session.js");
  }

  @Test
  void shouldSeePagesThatImportEachOther() {
    modules.put(
        "app/pages/risk/risk-page.js", "import '../market/texts.js';\nimport './texts.js';");

    assertThat(new FrontEnd(modules).acrossPages())
        .extracting(Object::toString)
        .containsExactly("app/pages/risk/risk-page.js -> app/pages/market/texts.js");
  }

  @Test
  void shouldSeePagesThatTheRegistryMissesOrOthersImport() {
    modules.put(
        "app/frame/pages.js",
        "load: () => import('../pages/risk/risk-page.js'), () => import('../pages/a/a-page.js')");
    modules.put("app/frame/app-frame.js", "import '../pages/risk/risk-page.js';");
    modules.put("app/pages/risk/risk-page.js", "");
    modules.put("app/pages/desk/desk-page.js", "");
    modules.put("app/pages/a/a-page.js", "");

    assertThat(new FrontEnd(modules).pagesBesideTheRegistry())
        .hasSize(2)
        .anyMatch(each -> each.startsWith("app/pages/desk/desk-page.js is imported by []"))
        .anyMatch(each -> each.startsWith("app/pages/risk/risk-page.js is imported by [app"));
  }

  @Test
  void shouldSeeLongFilesAndImportsOfNothing() {
    modules.put("app/main.js", "import './gone.js';\n\n");

    assertThat(new FrontEnd(modules).longerThan(1)).containsExactly("app/main.js has 2 lines");
    assertThat(new FrontEnd(modules).longerThan(2)).isEmpty();
    assertThat(new FrontEnd(modules).intoNothing())
        .extracting(Object::toString)
        .containsExactly("app/main.js -> app/gone.js");
  }
}
