package org.tradewire.feed.adapter;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.tradewire.feed.api.FeedControl;
import org.tradewire.feed.api.FeedControlException;
import org.tradewire.feed.ring.control.ControlSocket;

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
    String back;
    try {
      back = ControlSocket.ask(socket, symbol.isEmpty() ? name : name + " " + symbol);
    } catch (IOException e) {
      throw FeedControlException.unreachable(
          "The collector of " + venue + " does not answer at " + socket.getFileName() + ".", e);
    }
    if (back.startsWith(OK)) {
      return back.substring(OK.length());
    }
    throw FeedControlException.refused(
        back.startsWith(ERROR)
            ? back.substring(ERROR.length())
            : "The collector of " + venue + " answered something else.");
  }
}
