package org.tradewire.trading.template.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.audit.boundary.AuditFixture;
import org.tradewire.trading.template.control.TemplateControlFixture;
import org.tradewire.trading.template.entity.TemplateDraft;
import org.tradewire.trading.template.entity.TemplateRefusal;
import org.tradewire.trading.template.entity.TemplateView;
import org.tradewire.trading.template.entity.TermsFixture;
import org.tradewire.trading.testing.Refused;
import org.tradewire.trading.testing.TestDatabase;

class TemplateAdministrationTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final Clock CLOCK = Clock.systemUTC();
  private static final Caller ADMIN = new Caller(UUID.randomUUID(), "admin", Set.of("admin"));
  private static final TemplateDraft DRAFT =
      new TemplateDraft(
          "Draft", BigDecimal.TEN, "USD", new BigDecimal("10000"), "USD", TermsFixture.classic());

  @Test
  void shouldTellAllButOneWhenSeveralCreateTheSameTemplateAtOnce() throws Exception {
    List<Exception> refused = together(6, () -> create("SAME"));

    assertThat(refused).hasSize(5).are(Refused.as(TemplateRefusal.TEMPLATE_CONFLICT));
  }

  @Test
  void shouldNumberVersionsOneAfterTheOtherWhenSeveralReviseAtOnce() throws Exception {
    create("REVISED");

    assertThat(together(6, () -> revise("REVISED"))).isEmpty();

    List<TemplateView> versions =
        DATABASE.inTransaction(
            entityManager ->
                TemplateControlFixture.repository(entityManager).versions("REVISED").stream()
                    .map(each -> each.view())
                    .toList());
    assertThat(versions).extracting(TemplateView::version).containsExactly(7, 6, 5, 4, 3, 2, 1);
    assertThat(versions).filteredOn(each -> each.retiredAt() == null).hasSize(1);
  }

  private static List<Exception> together(int times, Runnable work) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(times);
    List<Exception> refused = new ArrayList<>();
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        running.add(pool.submit(work));
      }
      for (Future<?> each : running) {
        try {
          each.get();
        } catch (ExecutionException e) {
          refused.add((Exception) e.getCause());
        }
      }
    } finally {
      pool.shutdownNow();
    }
    return refused;
  }

  private static void create(String code) {
    DATABASE.doInTransaction(
        entityManager ->
            new TemplateAdministration(
                    TemplateControlFixture.repository(entityManager),
                    AuditFixture.log(entityManager, CLOCK),
                    CLOCK)
                .create(ADMIN, code, DRAFT));
  }

  private static void revise(String code) {
    DATABASE.doInTransaction(
        entityManager ->
            new TemplateAdministration(
                    TemplateControlFixture.repository(entityManager),
                    AuditFixture.log(entityManager, CLOCK),
                    CLOCK)
                .revise(ADMIN, code, DRAFT));
  }
}
