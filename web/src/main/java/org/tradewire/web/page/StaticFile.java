package org.tradewire.web.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** A file of the archive, held in memory with its entity tag. Immutable: the bytes never leave. */
final class StaticFile {
  private static final int TAG_BYTES = 12;

  private final byte[] content;
  private final String entityTag;

  StaticFile(byte[] content) {
    this.content = content.clone();
    this.entityTag =
        '"'
            + Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOf(sha256(content), TAG_BYTES))
            + '"';
  }

  /** The bytes, a copy. */
  byte[] content() {
    return content.clone();
  }

  /** A strong tag of the content, quoted. */
  String entityTag() {
    return entityTag;
  }

  /** Tells whether an {@code If-None-Match} field names this content. */
  boolean matches(String ifNoneMatch) {
    return ifNoneMatch != null
        && Arrays.stream(ifNoneMatch.split(",", -1))
            .map(String::strip)
            .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
            .anyMatch(tag -> tag.equals("*") || tag.equals(entityTag));
  }

  /** SHA-256, which every Java runtime has. */
  static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java runtime has no SHA-256.", e);
    }
  }

  @Override
  public String toString() {
    return new String(content, StandardCharsets.UTF_8);
  }
}
