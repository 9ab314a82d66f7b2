package org.tradewire.systemtests.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Passes TCP connections on to a node, and breaks them all as a lost network does. */
public final class CuttableProxy implements AutoCloseable {
  private static final int BUFFER = 16 << 10;

  private final URI node;
  private final ServerSocket server;
  private final List<Socket> sockets = new ArrayList<>();
  private boolean closed;

  private CuttableProxy(URI node, ServerSocket server) {
    this.node = node;
    this.server = server;
  }

  /** Listens on a free port of the loopback interface. */
  public static CuttableProxy to(URI node) {
    try {
      ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      CuttableProxy proxy = new CuttableProxy(node, server);
      daemon(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where clients connect. */
  public URI base() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
  }

  /** Breaks every connection; new ones are taken at once. */
  public void cut() {
    List<Socket> open;
    synchronized (sockets) {
      open = List.copyOf(sockets);
      sockets.clear();
    }
    open.forEach(CuttableProxy::reset);
  }

  @Override
  public void close() {
    synchronized (sockets) {
      closed = true;
    }
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      cut();
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Socket target = new Socket(node.getHost(), node.getPort());
        client.setTcpNoDelay(true);
        target.setTcpNoDelay(true);
        if (!remember(client, target)) {
          return;
        }
        daemon(() -> pass(client, target));
        daemon(() -> pass(target, client));
      } catch (IOException e) {
        // closed, or the node is away: the next client may have more luck
      }
    }
  }

  private boolean remember(Socket client, Socket target) {
    synchronized (sockets) {
      sockets.add(client);
      sockets.add(target);
      if (!closed) {
        return true;
      }
    }
    cut();
    return false;
  }

  private static void pass(Socket from, Socket to) {
    byte[] buffer = new byte[BUFFER];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        out.write(buffer, 0, length);
      }
      to.shutdownOutput();
    } catch (IOException e) {
      reset(from);
      reset(to);
    }
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // closed already
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "proxy");
    thread.setDaemon(true);
    thread.start();
  }
}
