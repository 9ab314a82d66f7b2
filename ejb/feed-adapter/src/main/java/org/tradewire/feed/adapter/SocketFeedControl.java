package org.tradewire.feed.adapter;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.tradewire.feed.api.FeedControl;
import org.tradewire.feed.api.FeedControlException;
import org.tradewire.feed.api.VenueCandle;
import org.tradewire.feed.ring.control.ControlSocket;
import org.tradewire.feed.ring.control.HistoryQuestion;

/** Asks a venue's collector over its control socket. Thread-safe. */
final class SocketFeedControl implements FeedControl {

  private static final String OK = "ok ";
  private static final String ERROR = "error ";

  private final String venue;
  private final Path socket;

  /**
   * @param directory where the venue's rings are
   */
  SocketFeedControl(String venue, Path directory) {
    this.venue = venue;
    this.socket = ControlSocket.of(directory, venue);
  }

  @Override
  public String ask(Action action, String symbol) throws FeedControlException {
    String name = action.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return answer(symbol.isEmpty() ? name : name + " " + symbol);
  }

  @Override
  public List<VenueCandle> history(String symbol, Duration length, Instant from, Instant until)
      throws FeedControlException {
    String answer = answer(new HistoryQuestion(symbol, length, from, until).line());
    try {
      return HistoryQuestion.read(answer);
    } catch (IllegalArgumentException e) {
      throw FeedControlException.refused(somethingElse());
    }
  }

  private String somethingElse() {
    return "The collector of " + venue + " answered something else.";
  }

  private String answer(String line) throws FeedControlException {
    String back;
    try {
      back = ControlSocket.ask(socket, line);
    } catch (IOException e) {
      throw FeedControlException.unreachable(
          "The collector of " + venue + " does not answer at " + socket.getFileName() + ".", e);
    }
    if (back.startsWith(OK)) {
      return back.substring(OK.length());
    }
    throw FeedControlException.refused(
        back.startsWith(ERROR) ? back.substring(ERROR.length()) : somethingElse());
  }
}
