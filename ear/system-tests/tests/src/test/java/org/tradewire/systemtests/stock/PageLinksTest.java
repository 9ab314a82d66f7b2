package org.tradewire.systemtests.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever follows a link of our pages arrives; in the zip of a release too, see ReleaseIT. */
class PageLinksTest {

  @Test
  void shouldLeadSomewhereInTheRepository() {
    Path root = Path.of("../../..").toAbsolutePath().normalize();
    List<Path> pages =
        PageLinks.pages(
            root, "README.md", "docker", "ear/docs", "ear/adr", "ear/benchmarks", ".github");

    assertThat(pages).contains(root.resolve("README.md"), root.resolve("ear/docs/deploy.md"));
    assertThat(PageLinks.broken(root, pages)).isEmpty();
  }

  @Test
  void shouldNameLinksThatLeadNowhere(@TempDir Path scratch) throws IOException {
    Path folder = scratch.resolve("root");
    Path page = folder.resolve("docs/page.md");
    Files.createDirectories(page.getParent());
    Files.writeString(scratch.resolve("outside.md"), "outside");
    Files.writeString(folder.resolve("other.md"), "# Of `code` and more, 2\n");
    Files.writeString(
        page,
        """
        ## Here it is
        [good](../other.md) [good](../other.md#of-code-and-more-2) [good](#here-it-is)
        [good](https://example.org/x.md) `[code](nowhere.md)`
        [bad](nowhere.md) ![bad](images/no.png) [bad](../other.md#else) [bad](#there)
        [bad](../../outside.md)
        """);

    assertThat(PageLinks.broken(folder, List.of(page)))
        .containsExactly(
            "docs/page.md: nowhere.md",
            "docs/page.md: images/no.png",
            "docs/page.md: ../other.md#else",
            "docs/page.md: #there",
            "docs/page.md: ../../outside.md");
  }
}
