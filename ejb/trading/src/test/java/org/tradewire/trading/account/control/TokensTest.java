package org.tradewire.trading.account.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.IssuedToken;
import org.tradewire.trading.testing.SettableClock;

class TokensTest {

  private static final Caller TRADER =
      new Caller(UUID.randomUUID(), "trader1", Set.of("trader", "risk"));

  private final SettableClock clock = new SettableClock(Instant.parse("2024-01-01T10:00:00Z"));
  private InstallationKeys keys;
  private Tokens tokens;

  @BeforeEach
  void makeKeys(@TempDir Path folder) throws Exception {
    keys = PemFiles.pair(folder, 2048).keys();
    tokens = new Tokens(keys, AccountFixture.configuration(Map.of()), clock);
  }

  @Test
  void shouldVerifyWhatItIssued() {
    IssuedToken token = tokens.issue(TRADER);

    assertThat(token.expiresInSeconds()).isEqualTo(3600);
    assertThat(tokens.verify(token.token())).contains(TRADER);
  }

  @Test
  void shouldRememberWhenTheUserSignedInWhenATokenIsRenewed() {
    Instant signedIn = clock.instant();
    clock.advance(Duration.ofMinutes(50));

    IssuedToken renewed = tokens.issue(TRADER, signedIn);

    assertThat(tokens.signedIn(renewed.token())).contains(signedIn);
    assertThat(tokens.signedIn(tokens.issue(TRADER).token())).contains(clock.instant());
    assertThat(tokens.signedIn("no token")).isEmpty();
  }

  @Test
  void shouldCarryTheAgreedHeaderAndClaims() throws Exception {
    String[] parts = tokens.issue(TRADER).token().split("\\.", -1);

    assertThat(decoded(parts[0])).contains("\"alg\":\"RS256\"", "\"kid\":\"" + keys.keyId() + "\"");
    JwtClaims claims = JwtClaims.parse(decoded(parts[1]));
    assertThat(claims.getIssuer()).isEqualTo("tradewire");
    assertThat(claims.getSubject()).isEqualTo(TRADER.id().toString());
    assertThat(claims.getStringClaimValue("upn")).isEqualTo("trader1");
    assertThat(claims.getStringListClaimValue("groups")).containsExactly("risk", "trader");
    assertThat(claims.getIssuedAt().getValue()).isEqualTo(clock.instant().getEpochSecond());
    assertThat(claims.getExpirationTime().getValue())
        .isEqualTo(clock.instant().getEpochSecond() + 3600);
    assertThat(claims.getJwtId()).hasSize(36);
  }

  @Test
  void shouldRefuseWhenTokenExpiredLongerAgoThanTheSkew() {
    String token = tokens.issue(TRADER).token();

    clock.advance(Duration.ofSeconds(3600 + 29));
    assertThat(tokens.verify(token)).isPresent();
    clock.advance(Duration.ofSeconds(2));
    assertThat(tokens.verify(token)).isEmpty();
  }

  @Test
  void shouldRefuseWhenAnotherInstallationSigned(@TempDir Path other) throws Exception {
    Tokens others =
        new Tokens(
            PemFiles.pair(other, 2048).keys(), AccountFixture.configuration(Map.of()), clock);

    assertThat(tokens.verify(others.issue(TRADER).token())).isEmpty();
  }

  @Test
  void shouldRefuseWhenAnotherIssuerIsNamed() {
    Tokens elsewhere =
        new Tokens(
            keys,
            AccountFixture.configuration(Map.of(AccountConfiguration.ISSUER.name(), "elsewhere")),
            clock);

    assertThat(tokens.verify(elsewhere.issue(TRADER).token())).isEmpty();
  }

  @Test
  void shouldRefuseWhenSignedWithPublicKeyAsSecret() throws Exception {
    JsonWebSignature forged = new JsonWebSignature();
    forged.setAlgorithmHeaderValue("HS256");
    forged.setKeyIdHeaderValue(keys.keyId());
    forged.setPayload(claimsOf(tokens.issue(TRADER).token()));
    forged.setKey(new HmacKey(keys.publicKey().getEncoded()));

    assertThat(tokens.verify(forged.getCompactSerialization())).isEmpty();
  }

  @Test
  void shouldRefuseWhenNotSignedAtAll() throws Exception {
    JsonWebSignature unsigned = new JsonWebSignature();
    unsigned.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
    unsigned.setAlgorithmHeaderValue("none");
    unsigned.setPayload(claimsOf(tokens.issue(TRADER).token()));

    assertThat(tokens.verify(unsigned.getCompactSerialization())).isEmpty();
  }

  @Test
  void shouldRefuseWhenRolesWereChanged() {
    String[] parts = tokens.issue(TRADER).token().split("\\.", -1);
    String raised = decoded(parts[1]).replace("trader\"", "admin\"");
    String forged = String.join(".", List.of(parts[0], encoded(raised), parts[2]));

    assertThat(raised).contains("admin");
    assertThat(tokens.verify(forged)).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", ".", "..", "a.b.c", "not a token", "eyJhbGciOiJSUzI1NiJ9.e30."})
  void shouldRefuseWithoutThrowingWhenTextIsNoToken(String text) {
    assertThat(tokens.verify(text)).isEmpty();
  }

  @Test
  void shouldHideTokenInLogs() {
    IssuedToken token = tokens.issue(TRADER);

    assertThat(token.toString()).doesNotContain(token.token());
  }

  private static String claimsOf(String token) {
    return decoded(token.split("\\.", -1)[1]);
  }

  private static String decoded(String part) {
    return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
