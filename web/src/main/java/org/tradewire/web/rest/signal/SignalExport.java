package org.tradewire.web.rest.signal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.signal.boundary.Signals;
import org.tradewire.trading.signal.entity.SignalKey;
import org.tradewire.trading.signal.entity.SignalQuestion;
import org.tradewire.trading.signal.entity.SignalRefusal;
import org.tradewire.trading.signal.entity.StoredSignal;
import org.tradewire.web.rest.AnswerSlots;

/**
 * Sends signals as CSV, however many: read page by page, each in a transaction of its own, behind
 * the last signal of the one before. What is stored meanwhile may be among them or not. Holds one
 * page in memory, and sends as fast as the caller reads. Thread-safe.
 */
@ApplicationScoped
public class SignalExport {
  private static final Logger LOG = System.getLogger(SignalExport.class.getName());

  /** Most signals of one file; whoever wants more asks again, behind the last one. */
  static final int MAX_SIGNALS = 1_000_000;

  /** At most 16 MiB of what producers add to signals, usually a few hundred KiB. */
  static final int PAGE = 500;

  /** A large one keeps a connection of the database busy for minutes. */
  private static final int AT_ONCE = 2;

  private final AnswerSlots slots = new AnswerSlots(AT_ONCE, SignalRefusal::exportsBusy);

  @Inject private Signals signals;

  /**
   * Sends what is asked for, the newest first.
   *
   * @param user to whom; one file at a time
   * @param question whose limit is the most that is sent
   * @throws Refusal the user gets one already, or this node sends as many as it does at once;
   *     nothing was sent
   */
  void send(UUID user, SignalQuestion question, OutputStream out) throws IOException {
    slots.send(user, () -> write(question, signals::find, out));
  }

  /**
   * Where a page cannot be read any more, the file says so in a last line of one cell: its reader
   * must not take a part for the whole.
   */
  static void write(
      SignalQuestion question, Function<SignalQuestion, List<StoredSignal>> read, OutputStream out)
      throws IOException {
    SignalQuestion next = question.next(question.after(), Math.min(PAGE, question.limit()));
    List<StoredSignal> page = read.apply(next); // Before the first byte: a failure is a refusal.
    StringBuilder lines = new StringBuilder(SignalCsv.NAMES);
    int sent = 0;
    while (true) {
      page.forEach(each -> SignalCsv.add(lines, each));
      out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
      lines.setLength(0);
      sent += page.size();
      if (page.size() < next.limit() || sent >= question.limit()) {
        return;
      }
      SignalKey last = SignalKey.of(page.get(page.size() - 1).signal());
      next = question.next(last, Math.min(PAGE, question.limit() - sent));
      try {
        page = read.apply(next);
      } catch (RuntimeException e) {
        LOG.log(
            Level.WARNING,
            "event=signal_export_cut sent=" + sent + " effect=\"its file says so\"",
            e);
        out.write(SignalCsv.INCOMPLETE.getBytes(StandardCharsets.UTF_8));
        return;
      }
    }
  }
}
