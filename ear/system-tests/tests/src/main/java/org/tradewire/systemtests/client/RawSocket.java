package org.tradewire.systemtests.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A WebSocket as bytes on a TCP connection, so that what no client library would send can be sent.
 * Answers nothing by itself, not even pings. One thread.
 */
public final class RawSocket implements AutoCloseable {
  private static final int PATIENCE_MS = 20_000;
  private static final int SMALL_BUFFER = 4 << 10;
  private static final int MASK = 0x80;
  private static final int SHORT = 126;
  private static final int LONG = 127;
  private static final int MAX_SHORT = 0xffff;
  private static final byte[] KEY = {0x12, 0x34, 0x56, 0x78};

  private final Socket socket;
  private final DataInputStream in;
  private final String response;

  private RawSocket(Socket socket, String request) throws IOException {
    this.socket = socket;
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    response = head();
  }

  /** Opens a WebSocket as the bearer of a token, without a subprotocol. */
  public static RawSocket open(URI base, String path, String token) {
    return open(base, path, token, "", 0);
  }

  /** As {@link #open}, offering an extension. */
  public static RawSocket offering(URI base, String path, String token, String extension) {
    return open(base, path, token, "\r\nSec-WebSocket-Extensions: " + extension, 0);
  }

  /** As {@link #open}, with room for little on our side: who does not read is noticed soon. */
  public static RawSocket openWithSmallBuffer(URI base, String path, String token) {
    return open(base, path, token, "", SMALL_BUFFER);
  }

  /** As {@link #openWithSmallBuffer}, speaking a subprotocol. */
  public static RawSocket openWithSmallBuffer(
      URI base, String path, String token, String subprotocol) {
    return open(base, path, token, "\r\nSec-WebSocket-Protocol: " + subprotocol, SMALL_BUFFER);
  }

  /** As {@link #open}; the first frame goes with the request, before there is a response. */
  public static RawSocket openEagerly(URI base, String path, String token, RawFrame first) {
    String frame = new String(encoded(first), StandardCharsets.ISO_8859_1);
    return open(base, path, token, "", frame, 0);
  }

  private static RawSocket open(
      URI base, String path, String token, String header, int receiveBuffer) {
    return open(base, path, token, header, "", receiveBuffer);
  }

  private static RawSocket open(
      URI base, String path, String token, String header, String behind, int receiveBuffer) {
    RawSocket opened =
        connect(
            base,
            receiveBuffer,
            "GET "
                + path
                + " HTTP/1.1\r\nHost: "
                + base.getHost()
                + ":"
                + base.getPort()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                + "\r\nSec-WebSocket-Key: dHJhZGV3aXJlIHRlc3RzIQ==\r\nAuthorization: Bearer "
                + token
                + header
                + "\r\n\r\n"
                + behind);
    if (opened.status() != 101) {
      opened.close();
      throw new HandshakeRefusedException(opened.status());
    }
    return opened;
  }

  /** Sends any request and reads the head of the response. */
  public static RawSocket handshake(URI base, String request) {
    return connect(base, 0, request);
  }

  private static RawSocket connect(URI base, int receiveBuffer, String request) {
    Socket socket = new Socket();
    try {
      if (receiveBuffer > 0) {
        socket.setReceiveBufferSize(receiveBuffer);
      }
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(PATIENCE_MS);
      socket.connect(new InetSocketAddress(base.getHost(), base.getPort()), PATIENCE_MS);
      return new RawSocket(socket, request);
    } catch (IOException e) {
      abort(socket);
      throw new UncheckedIOException(e);
    }
  }

  /** The status of the response to the handshake. */
  public int status() {
    return Integer.parseInt(response.split(" ", 3)[1]);
  }

  /** The head of the response to the handshake. */
  public String response() {
    return response;
  }

  /** Sends frames, masked as clients must, in one packet where they are small. */
  public void send(RawFrame... frames) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (RawFrame frame : frames) {
      bytes.writeBytes(encoded(frame));
    }
    sendBytes(bytes.toByteArray());
  }

  /** Our port, which tells the server's side of the connection from others. */
  public int localPort() {
    return socket.getLocalPort();
  }

  /** Sends bytes as they are. A server that has closed already is no failure: reading tells. */
  public void sendBytes(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (SocketException e) {
      // told by the next read
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A frame as a client sends it: masked, with the shortest form of its length. */
  public static byte[] encoded(RawFrame frame) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int length = frame.payload().length;
    bytes.write(frame.head());
    if (length < SHORT) {
      bytes.write(MASK | length);
    } else if (length <= MAX_SHORT) {
      bytes.write(MASK | SHORT);
      bytes.write(length >> Byte.SIZE);
      bytes.write(length);
    } else {
      bytes.write(MASK | LONG);
      for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
        bytes.write((int) ((long) length >> shift));
      }
    }
    bytes.writeBytes(KEY);
    for (int i = 0; i < length; i++) {
      bytes.write(frame.payload()[i] ^ KEY[i % KEY.length]);
    }
    return bytes.toByteArray();
  }

  /**
   * The next frame of the server.
   *
   * @return empty when the connection ended without one
   */
  public Optional<RawFrame> read() {
    try {
      int head = in.readUnsignedByte();
      long length = in.readUnsignedByte();
      if (length == SHORT) {
        length = in.readUnsignedShort();
      } else if (length == LONG) {
        length = in.readLong();
      }
      byte[] payload = new byte[Math.toIntExact(length)];
      in.readFully(payload);
      return Optional.of(new RawFrame(head, payload));
    } catch (EOFException | SocketException e) {
      return Optional.empty();
    } catch (SocketTimeoutException e) {
      throw new AssertionError("the server sent nothing for " + PATIENCE_MS + " ms", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the sending side, as a client that is gone politely on TCP alone. */
  public void finish() {
    try {
      socket.shutdownOutput();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the connection with a reset, as a client whose machine crashed. */
  public void reset() {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    abort(socket);
  }

  private static void abort(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String head() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("the server closed during the handshake");
      }
      head.append((char) next);
    }
    return head.toString();
  }
}
