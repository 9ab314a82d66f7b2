package org.tradewire.collector.live;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A network that does nothing by itself: the test says what comes of it. */
final class FakeTransport implements VenueTransport {

  final List<String> calls = new ArrayList<>();

  /** Hosts that were connected to. */
  final List<String> addresses = new ArrayList<>();

  private final Inbox inbox;
  private int attempt;

  FakeTransport(Inbox inbox) {
    this.inbox = inbox;
  }

  void opens() {
    puts(Inbox.Kind.OPENED, "");
  }

  void brings(String text) {
    puts(Inbox.Kind.MESSAGE, text);
  }

  void closes(String reason) {
    puts(Inbox.Kind.CLOSED, reason);
  }

  void puts(Inbox.Kind kind, String text) {
    inbox.put(new Inbox.Entry(attempt, kind, "/book", text, 0));
  }

  @Override
  public void open(int number, URI address) {
    attempt = number;
    addresses.add(address.getHost());
    calls.add("open " + number);
  }

  @Override
  public void send(String text) {
    calls.add("send " + text);
  }

  @Override
  public void ping() {
    calls.add("ping");
  }

  @Override
  public void fetch(int number, String path) {
    calls.add("fetch " + path);
  }

  @Override
  public void abort() {
    calls.add("abort");
  }

  @Override
  public void close() {
    calls.add("close");
  }
}
