package org.tradewire.trading.account.control;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.tradewire.trading.account.entity.AccountRefusal;
import org.tradewire.trading.shared.Refusal;

/**
 * Hashes and checks passwords with Argon2id, version 19: 19 MiB of memory, 2 passes, 1 lane, 16
 * bytes of salt, 32 bytes of output (the first choice of OWASP's password storage page). One hash
 * costs about 65 ms of a quiet core; a lower cost is a change of the constants below, and stored
 * hashes keep the parameters they were made with.
 *
 * <p>Thread-safe.
 */
@ApplicationScoped
public class PasswordHashing {

  static final int MEMORY_KIB = 19 * 1024;
  static final int PASSES = 2;
  static final int LANES = 1;
  static final int OUTPUT_BYTES = 32;
  static final int SALT_BYTES = 16;

  /** How long a check waits for its turn. */
  static final long MAX_WAIT_MS = 250;

  private final Semaphore checks;
  private final SecureRandom random = new SecureRandom();
  private final Argon2Function function =
      Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, OUTPUT_BYTES, Argon2.ID);
  private String nobodysHash;

  /** Checks passwords on half of the processors at once, at least on one. */
  public PasswordHashing() {
    this(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
  }

  /**
   * @param checksAtOnce each takes a core and 19 MiB of heap for about 65 ms
   */
  PasswordHashing(int checksAtOnce) {
    checks = new Semaphore(checksAtOnce, true);
  }

  /** Prepares the hash that unknown users are checked against. */
  @PostConstruct
  void prepare() {
    nobodysHash = hash("nobody has this password".toCharArray());
  }

  /**
   * Hashes with a new salt.
   *
   * @return the encoded form {@code $argon2id$v=19$m=..,t=..,p=..$salt$hash}
   */
  public String hash(char[] password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    byte[] plain = utf8(password);
    try {
      return function.hash(plain, salt).getResult();
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /**
   * Tells whether the password is the hashed one; takes the same time whether or not it is. Anybody
   * may ask without signing in, so that few run at once.
   *
   * @throws Refusal no turn came within 250 ms
   */
  public boolean matches(char[] password, String encodedHash) {
    try {
      if (!checks.tryAcquire(MAX_WAIT_MS, TimeUnit.MILLISECONDS)) {
        throw AccountRefusal.signInBusy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AccountRefusal.signInBusy();
    }
    try {
      return check(password, encodedHash);
    } finally {
      checks.release();
    }
  }

  private static boolean check(char[] password, String encodedHash) {
    byte[] plain = utf8(password);
    try {
      return Argon2Function.getInstanceFromHash(encodedHash)
          .check(plain, encodedHash.getBytes(StandardCharsets.US_ASCII));
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /**
   * Spends the time of {@link #matches}, so that an unknown user costs what a wrong password does.
   */
  public void spendTimeOn(char[] password) {
    matches(password, nobodysHash);
  }

  private static byte[] utf8(char[] password) {
    CharsetEncoder encoder =
        StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    byte[] room = new byte[(int) Math.ceil(password.length * (double) encoder.maxBytesPerChar())];
    ByteBuffer target = ByteBuffer.wrap(room);
    encoder.encode(CharBuffer.wrap(password), target, true);
    byte[] bytes = Arrays.copyOf(room, target.position());
    Arrays.fill(room, (byte) 0);
    return bytes;
  }
}
