package org.tradewire.web.container;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Lets the WebSocket engine finish its beginning before it is told of data, and ends a socket from
 * the network upwards.
 *
 * <p>Tyrus 2.1 registers its read listener in {@code init} and makes its connection afterwards; the
 * listener waits for the connection. Payara calls the listener at once, on the same thread, where
 * the client's first frame has come already: the thread then waits for itself, for good. Five such
 * clients (the usual number of HTTP threads), and the server answers nobody any more. A client need
 * not even be eager: the response has been sent by then, and one on the same machine is fast
 * enough.
 *
 * <p>Payara's own way to end an upgraded request resumes it like any answered one: the objects of
 * the request go back to a pool, and what the client has sent since is read as its next request,
 * while another thread still reads messages through the same objects. Under a client that sends
 * without end, two requests of strangers then share one object. A request whose network connection
 * has ended is never used again ({@code HttpServerFilter.afterService}), so the network connection
 * ends first, and the upgrade with it.
 */
public final class DeferredUpgrade implements HttpUpgradeHandler {

  private static final Logger LOG = System.getLogger(DeferredUpgrade.class.getName());

  private HttpUpgradeHandler engine;
  private Optional<DrainedConnection> network = Optional.empty();

  /** Made by the container. */
  public DeferredUpgrade() {}

  /**
   * What is upgraded to.
   *
   * @param below null where the container may end the upgrade itself
   */
  public void of(HttpUpgradeHandler handler, DrainedConnection below) {
    engine = handler;
    network = Optional.ofNullable(below);
  }

  @Override
  public void init(WebConnection connection) {
    Deferred deferred = new Deferred(connection, network.orElse(null));
    try {
      engine.init(deferred);
      deferred.begin();
    } finally {
      // Not before: the engine ends properly only what it has begun.
      network.ifPresent(below -> below.onClosed(deferred::ended));
    }
  }

  @Override
  public void destroy() {
    engine.destroy();
  }

  /** The connection as the engine sees it. */
  private static final class Deferred implements WebConnection {
    private final WebConnection connection;
    // Null where the container may end the upgrade itself.
    private final DrainedConnection network;
    private Input input;

    private Deferred(WebConnection connection, DrainedConnection network) {
      this.connection = connection;
      this.network = network;
    }

    private void begin() {
      if (input != null) {
        input.begin();
      }
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      if (input == null) {
        input = new Input(connection.getInputStream());
      }
      return input;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
      return connection.getOutputStream();
    }

    @Override
    public void close() throws Exception {
      if (network != null) {
        network.close();
      } else {
        connection.close();
      }
    }

    private void ended() {
      try {
        connection.close();
      } catch (Exception e) {
        LOG.log(Level.DEBUG, "event=upgrade_not_closed reason=\"{0}\"", e.getMessage());
      }
    }
  }

  /** Keeps the listener back until the engine has begun. */
  private static final class Input extends ServletInputStream {
    private final ServletInputStream stream;
    private ReadListener listener;

    private Input(ServletInputStream stream) {
      this.stream = stream;
    }

    /**
     * The engine may have closed it in its beginning: an endpoint refuses, or the client has gone.
     */
    private void begin() {
      if (listener == null) {
        return;
      }
      try {
        stream.setReadListener(listener);
      } catch (IllegalStateException e) {
        LOG.log(Level.DEBUG, "event=upgrade_closed_early reason=\"{0}\"", e.getMessage());
      }
    }

    @Override
    public void setReadListener(ReadListener readListener) {
      listener = readListener;
    }

    @Override
    public boolean isFinished() {
      return stream.isFinished();
    }

    @Override
    public boolean isReady() {
      return stream.isReady();
    }

    @Override
    public int available() throws IOException {
      return stream.available();
    }

    @Override
    public int read() throws IOException {
      return stream.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return stream.read(bytes, offset, length);
    }
  }
}
