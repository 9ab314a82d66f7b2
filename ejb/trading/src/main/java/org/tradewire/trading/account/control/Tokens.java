package org.tradewire.trading.account.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.IssuedToken;

/**
 * Signs and verifies the tokens of this installation: RS256 and nothing else, with the claims
 * {@code iss, sub} (user id), {@code upn} (user name), {@code groups} (roles), {@code iat, exp,
 * jti, auth_time} (when the user signed in with a password).
 *
 * <p>Thread-safe.
 */
@ApplicationScoped
public class Tokens {

  static final int CLOCK_SKEW_SECONDS = 30;

  private InstallationKeys keys;
  private AccountConfiguration configuration;
  private Clock clock;

  /** For the container's proxy. */
  protected Tokens() {}

  /** Tokens of the installation. */
  @Inject
  public Tokens(InstallationKeys keys, AccountConfiguration configuration, Clock clock) {
    this.keys = keys;
    this.configuration = configuration;
    this.clock = clock;
  }

  /** Signs a token for the user, who has just signed in, valid from now. */
  public IssuedToken issue(Caller user) {
    return issue(user, clock.instant());
  }

  /** Signs a token for the user, who signed in then, valid from now. */
  public IssuedToken issue(Caller user, Instant signedIn) {
    Duration lifetime = configuration.tokenLifetime();
    long now = clock.instant().getEpochSecond();
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(configuration.issuer());
    claims.setSubject(user.id().toString());
    claims.setStringClaim("upn", user.username());
    claims.setStringListClaim("groups", user.roles().stream().sorted().toList());
    claims.setIssuedAt(NumericDate.fromSeconds(now));
    claims.setExpirationTime(NumericDate.fromSeconds(now + lifetime.toSeconds()));
    claims.setClaim("auth_time", signedIn.getEpochSecond());
    claims.setJwtId(UUID.randomUUID().toString());
    JsonWebSignature signature = new JsonWebSignature();
    signature.setHeader("typ", "JWT");
    signature.setKeyIdHeaderValue(keys.keyId());
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    signature.setPayload(claims.toJson());
    signature.setKey(keys.privateKey());
    try {
      return new IssuedToken(signature.getCompactSerialization(), lifetime.toSeconds());
    } catch (JoseException e) {
      throw new IllegalStateException(
          "The token could not be signed with the installation's key.", e);
    }
  }

  /** The caller of a valid token; empty for anything else. Never throws on bad input. */
  public Optional<Caller> verify(String jwt) {
    return read(jwt, Tokens::callerOf);
  }

  /** When the caller of a valid token signed in; empty for anything else. */
  public Optional<Instant> signedIn(String jwt) {
    return read(
        jwt,
        claims ->
            Optional.ofNullable(claims.getClaimValue("auth_time", Long.class))
                .map(Instant::ofEpochSecond));
  }

  private <T> Optional<T> read(String jwt, ClaimsReading<T> reading) {
    if (jwt == null || jwt.isEmpty()) {
      return Optional.empty();
    }
    try {
      JwtClaims claims =
          new JwtConsumerBuilder()
              .setRequireSubject()
              .setRequireExpirationTime()
              .setRequireIssuedAt()
              .setExpectedIssuer(configuration.issuer())
              .setSkipDefaultAudienceValidation()
              .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
              .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
              .setVerificationKey(keys.publicKey())
              .setJwsAlgorithmConstraints(
                  AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
              .build()
              .processToClaims(jwt);
      return reading.of(claims);
    } catch (InvalidJwtException | MalformedClaimException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Takes something out of verified claims. */
  @FunctionalInterface
  private interface ClaimsReading<T> {
    Optional<T> of(JwtClaims claims) throws MalformedClaimException;
  }

  private static Optional<Caller> callerOf(JwtClaims claims) throws MalformedClaimException {
    String username = claims.getStringClaimValue("upn");
    List<String> groups = claims.getStringListClaimValue("groups");
    if (username == null || groups == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Caller(UUID.fromString(claims.getSubject()), username, Set.copyOf(groups)));
  }
}
