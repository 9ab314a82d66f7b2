package org.tradewire.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.web.page.PageRoute.Kind;

class PageRouteTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/market",
        "/challenges/0b7e3f0a-6d6b-4a53-9d0b-0a2d5a2a9c11",
        "/a.b/c",
        "/signals/page.no1/2026-11-30T08:00:00.000Z/",
        "/apis",
        "/index.html"
      })
  void shouldAnswerDeepLinksWithTheFirstPage(String path) {
    assertThat(PageRoute.of(path)).isEqualTo(new PageRoute(Kind.INDEX, "/index.html"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/app/main.js", "/client/index.js", "/favicon.ico", "/app/shared/status-bar.css"})
  void shouldAnswerFilesWithThemselves(String path) {
    assertThat(PageRoute.of(path)).isEqualTo(new PageRoute(Kind.FILE, path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/_static/lit/3.3.3/index.js",
        "/_static/reactive-element/2.1.2/decorators/base.js",
        "/_static/at/lit-labs/labs/ssr-dom-shim/1.6.0/index.js",
        "/webjars/uplot/1.6.30/dist/uPlot.esm.js"
      })
  void shouldKnowLibrariesByTheirVersion(String path) {
    assertThat(PageRoute.of(path)).isEqualTo(new PageRoute(Kind.VERSIONED_FILE, path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/_static/lit/index.js", "/_static/3.3.3.js", "/app/3.3.3/x.js"})
  void shouldRevalidateFilesWhoseAddressHasNoVersion(String path) {
    assertThat(PageRoute.of(path).kind()).isEqualTo(Kind.FILE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api",
        "/api/unknown",
        "/ws",
        "/ws/market",
        "/WEB-INF/web.xml",
        "/web-inf/beans.xml",
        "/META-INF/MANIFEST.MF",
        "/app/../WEB-INF/web.xml",
        "/app//main.js",
        "/.git/config.txt",
        "/app/.hidden.js",
        "/app\\main.js",
        "/app/main.js\u0000.html",
        "/WEB-INF./web.xml/../x.js"
      })
  void shouldAnswerNothingWhereThereIsNoPage(String path) {
    assertThat(PageRoute.of(path).kind()).isEqualTo(Kind.NONE);
  }
}
