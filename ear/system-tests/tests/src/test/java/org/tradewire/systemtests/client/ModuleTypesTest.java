package org.tradewire.systemtests.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * TypeScript finds nothing in the pages' and the client's modules. It runs in Chromium: the build
 * needs no Node.
 */
class ModuleTypesTest {
  private static final String COMPILER = "/compiler.js";
  private static final String SOURCES = "/sources.json";
  private static final String CHECK =
      """
      async ([sources, more]) => {
        const { findingsOf } = await import('/web/src/test/js/browser/type-check.mjs');
        const { files, imports } = await (await fetch(sources)).json();
        const known = new Map(Object.entries({ ...files, ...more }));
        const all = [...known.keys()].filter((name) => /^\\/(app|client)\\/.*\\.js$/.test(name));
        const roots = Object.keys(more).length === 0 ? all : Object.keys(more);
        return findingsOf(ts, known, imports, roots);
      }
      """;

  private static ModuleTypes types;
  private static ModuleSite site;
  private static Page page;

  @BeforeAll
  static void open() throws IOException {
    assumeTrue(Browser.isInstalled(), Browser.HOW_TO_ENABLE);
    types = ModuleTypes.read();
    site = new ModuleSite();
    page = site.newPage(Map.of(COMPILER, types.compiler(), SOURCES, types.json()));
    page.addScriptTag(new Page.AddScriptTagOptions().setUrl(COMPILER));
  }

  @AfterAll
  static void close() {
    if (site != null) {
      site.close();
    }
  }

  @Test
  void shouldFindNothingInTheModules() {
    assertThat(types.modules()).hasSizeGreaterThan(80);
    assertThat(findings(Map.of())).isEmpty();
  }

  @Test
  void shouldFindWhatIsWrong() {
    String wrong =
        """
        import { session } from './data/session.js';
        export const texts = { once: 'a', once: 'b' };
        session.state.value.user.username.length;
        new Map(7);
        """;

    assertThat(findings(Map.of("/app/wrong.js", wrong)))
        .hasSize(3)
        .anyMatch(line -> line.startsWith("/app/wrong.js:2:") && line.contains("same name"))
        .anyMatch(line -> line.startsWith("/app/wrong.js:3:") && line.contains("null"))
        .anyMatch(line -> line.startsWith("/app/wrong.js:4:"));
  }

  @Test
  void shouldServeWhatTheImportMapNames() throws IOException {
    assertThat(types.imports()).containsKeys("lit", "uplot");
    assertThat(types.missing()).as("a version in index.html is not that of the jar").isEmpty();
  }

  private static List<String> findings(Map<String, String> more) {
    List<?> lines = (List<?>) page.evaluate(CHECK, List.of(SOURCES, more));
    return lines.stream().map(Object::toString).toList();
  }
}
