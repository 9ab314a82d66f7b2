package org.tradewire.launcher.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.tradewire.launcher.process.OwnerOnly;

/**
 * Passwords of one installation: random, made on first use, one file each that only its owner may
 * read.
 */
public final class Secrets {
  private static final int RANDOM_BYTES = 18;

  private final Path directory;
  private final SecureRandom random = new SecureRandom();

  /** Secrets in this folder, which is made when missing and closed to other users. */
  public Secrets(Path directory) {
    try {
      this.directory = OwnerOnly.directory(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The secret of this name: 24 characters of letters, digits, minus and underscore unless it was
   * {@link #put}.
   */
  public synchronized String get(String name) {
    try {
      Path file = file(name);
      if (!Files.exists(file)) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        put(name, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces the secret of this name. */
  public synchronized void put(String name, String value) {
    try {
      OwnerOnly.write(file(name), value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The file of the secret, which holds it without a line end. It exists once {@link #get} was
   * called.
   */
  public Path file(String name) {
    return directory.resolve(name);
  }
}
