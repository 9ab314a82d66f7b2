package org.tradewire.web.container;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import java.time.Duration;
import org.tradewire.streaming.work.PeriodicWork;
import org.tradewire.streaming.work.PeriodicWorks;
import org.tradewire.streaming.work.WorkPlan;

/**
 * Gives up bodies and answers for which a thread waits too long, whoever makes it wait: also bodies
 * that nobody reads, since a request was refused for another reason, perhaps before any code of
 * ours. A listener hears of a request before the server looks who sent it.
 */
@WebListener
public class SlowClients implements ServletContextListener, ServletRequestListener {
  private static final String BODY = SlowClients.class.getName();
  private static final Duration PERIOD = Duration.ofMillis(500);

  private final ArrivingBodies bodies = new ArrivingBodies();
  private final LeavingAnswers answers = new LeavingAnswers();

  @Inject private PeriodicWorks works;
  private PeriodicWork looking;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    looking =
        works.begin(
            WorkPlan.every(PERIOD, "slow_clients")
                .step("bodies that do not arrive", () -> bodies.endOverdue(System.nanoTime()))
                .step("answers that nobody reads", () -> answers.endOverdue(System.nanoTime())));
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    looking.close();
  }

  @Override
  public void requestInitialized(ServletRequestEvent event) {
    UndertowAnswer.of(event.getServletRequest()).ifPresent(answers::add);
    UndertowBody.of(event.getServletRequest())
        .or(() -> GrizzlyBody.of(event.getServletRequest()))
        .ifPresent(
            body -> {
              event.getServletRequest().setAttribute(BODY, body);
              bodies.add(
                  body,
                  event.getServletRequest().getContentType(),
                  event.getServletRequest().getContentLengthLong(),
                  System.nanoTime());
            });
  }

  @Override
  public void requestDestroyed(ServletRequestEvent event) {
    if (event.getServletRequest().getAttribute(BODY) instanceof ArrivingBody body) {
      bodies.answered(body, System.nanoTime());
    }
  }
}
