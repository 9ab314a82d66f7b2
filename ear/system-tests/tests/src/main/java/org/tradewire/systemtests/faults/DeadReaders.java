package org.tradewire.systemtests.faults;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.tradewire.systemtests.client.KernelSockets;
import org.tradewire.systemtests.client.RawFrame;
import org.tradewire.systemtests.client.RawSocket;

/**
 * Sockets that subscribe and never read a byte more. They say a word each second, so that they do
 * not end for their silence, and hold on until this is closed, whatever the server does.
 */
public final class DeadReaders implements AutoCloseable {
  private static final int PER_USER = 10;
  private static final RawFrame ALIVE = new RawFrame(RawFrame.FIN | RawFrame.PONG, new byte[0]);

  private final URI node;
  private final List<RawSocket> sockets = new ArrayList<>();
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();

  /**
   * Opens so many sockets, on the paths in turn; returns when all have subscribed.
   *
   * @param tokens the token of the n-th user, of whom each has ten sockets
   */
  public DeadReaders(
      URI node, int size, List<String> paths, IntFunction<String> tokens, List<String> channels) {
    this.node = node;
    String names = channels.stream().map(name -> '"' + name + '"').collect(Collectors.joining(","));
    RawFrame subscribe =
        RawFrame.text("{\"action\":\"subscribe\",\"id\":1,\"channels\":[" + names + "]}");
    scheduler.scheduleAtFixedRate(this::sayAWord, 1, 1, TimeUnit.SECONDS);
    String token = "";
    for (int i = 0; i < size; i++) {
      if (i % PER_USER == 0) {
        token = tokens.apply(i / PER_USER);
      }
      RawSocket socket =
          RawSocket.openWithSmallBuffer(
              node, paths.get(i % paths.size()), token, "tradewire.v1.json");
      socket.send(subscribe);
      add(socket);
    }
  }

  private synchronized void add(RawSocket socket) {
    sockets.add(socket);
  }

  private synchronized List<RawSocket> all() {
    return List.copyOf(sockets);
  }

  private void sayAWord() {
    all().forEach(socket -> socket.send(ALIVE));
  }

  /** How many of them the server's side still holds, as the operating system says. */
  public int established() {
    Set<Integer> peers = KernelSockets.establishedPeers(node.getPort());
    return (int) all().stream().filter(socket -> peers.contains(socket.localPort())).count();
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
    all().forEach(RawSocket::close);
  }
}
