package org.tradewire.streaming.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between a client and a server, and swallows what single connections are answered. */
final class StallingProxy implements AutoCloseable {

  private final ServerSocket door = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
  private final int serverPort;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final Set<Integer> stalled = ConcurrentHashMap.newKeySet();

  StallingProxy(int serverPort) throws IOException {
    this.serverPort = serverPort;
    new Thread(this::accept).start();
  }

  int port() {
    return door.getLocalPort();
  }

  /** From now on nothing comes back on a connection; 0 is the first that was made. */
  void stall(int connection) {
    stalled.add(connection);
  }

  /** Ends a connection; 0 is the first that was made. */
  void cut(int connection) throws IOException {
    sockets.get(2 * connection).close();
  }

  /** How many were made so far. */
  int connections() {
    return sockets.size() / 2;
  }

  private void accept() {
    try {
      for (int number = 0; ; number++) {
        int connection = number;
        Socket client = door.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        sockets.addAll(List.of(client, server));
        new Thread(() -> pass(client, server, -1)).start();
        new Thread(() -> pass(server, client, connection)).start();
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void pass(Socket from, Socket to, int connection) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[1 << 16];
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        if (!stalled.contains(connection)) {
          out.write(buffer, 0, length);
        }
      }
    } catch (IOException e) {
      // Closed by either side.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    for (Socket each : sockets) {
      each.close();
    }
  }
}
