package org.tradewire.benchmarks.fanout;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The opening handshake of one kind of connection; the key is the same for all of them. */
final class Handshake {

  private static final String KEY = "dHJhZGV3aXJlIGJlbmNoIQ==";
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final byte[] request;
  private final String accept;

  /**
   * A handshake that authenticates with a bearer token.
   *
   * @param uri of the endpoint, {@code ws://}
   */
  Handshake(URI uri, String token, String subprotocol) {
    this.request =
        ("GET "
                + uri.getRawPath()
                + " HTTP/1.1\r\nHost: "
                + uri.getHost()
                + ":"
                + uri.getPort()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                + "\r\nSec-WebSocket-Key: "
                + KEY
                + "\r\nSec-WebSocket-Protocol: "
                + subprotocol
                + "\r\nAuthorization: Bearer "
                + token
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    this.accept = accept();
  }

  byte[] request() {
    return request.clone();
  }

  /**
   * Looks at the answer.
   *
   * @return where the frames begin; -1 while the answer is not complete
   * @throws IOException when the server refuses
   */
  int answered(byte[] bytes, int from, int to) throws IOException {
    for (int i = from; i + 3 < to; i++) {
      if (bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r') {
        String head = new String(bytes, from, i - from, StandardCharsets.US_ASCII);
        if (!head.startsWith("HTTP/1.1 101") || !head.contains(accept)) {
          throw new IOException("the server answered: " + head.lines().findFirst().orElse(""));
        }
        return i + 4;
      }
    }
    return -1;
  }

  private static String accept() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1")
              .digest((KEY + GUID).getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
