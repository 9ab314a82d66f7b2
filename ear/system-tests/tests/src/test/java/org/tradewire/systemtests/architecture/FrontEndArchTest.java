package org.tradewire.systemtests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The pages are laid out as the house says: frame over pages over elements over data. */
class FrontEndArchTest {
  private static final int LONGEST = 350;

  private final FrontEnd pages = FrontEnd.of(Repository.here());

  @Test
  void shouldImportNothingFromAFloorAbove() {
    assertThat(pages.upward())
        .as("so that a page can be taken out, and what all use knows none of them")
        .isEmpty();
  }

  @Test
  void shouldKeepPagesApart() {
    assertThat(pages.acrossPages())
        .as("what two pages share is an element, or data, or a word of shared/texts.js")
        .isEmpty();
  }

  @Test
  void shouldLoadPagesByTheRegistryAlone() {
    assertThat(pages.pagesBesideTheRegistry())
        .as("so that a page comes when it is first shown")
        .isEmpty();
  }

  @Test
  void shouldImportWhatThereIs() {
    assertThat(pages.intoNothing()).as("no build would notice").isEmpty();
  }

  @Test
  void shouldHaveNoLongFile() {
    assertThat(pages.longerThan(LONGEST)).isEmpty();
    assertThat(pages.modules()).as("files that were looked at").hasSizeGreaterThan(80);
  }
}
