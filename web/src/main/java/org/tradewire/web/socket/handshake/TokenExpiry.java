package org.tradewire.web.socket.handshake;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.tradewire.web.json.JsonBody;
import org.tradewire.web.json.JsonRefusedException;

/** Reads when a token ends. Verifies nothing: only for tokens that were verified before. */
final class TokenExpiry {

  private TokenExpiry() {}

  /** The claim {@code exp} of a compact JWT; empty when it cannot be read. */
  static Optional<Instant> of(String verifiedJwt) {
    String[] parts = verifiedJwt.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      byte[] claims = Base64.getUrlDecoder().decode(parts[1]);
      return JsonBody.read(new ByteArrayInputStream(claims))
          .decimal("exp")
          .map(BigDecimal::longValue)
          .map(Instant::ofEpochSecond);
    } catch (IllegalArgumentException | JsonRefusedException e) {
      return Optional.empty();
    }
  }
}
