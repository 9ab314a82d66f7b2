package org.tradewire.systemtests.client;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.zip.GZIPInputStream;

/** The plain files of a compressed POSIX archive with names of at most 255 characters. */
final class TarGz {
  private static final int BLOCK = 512;
  private static final int NAME_LENGTH = 100;
  private static final int SIZE_AT = 124;
  private static final int SIZE_LENGTH = 12;
  private static final int TYPE_AT = 156;
  private static final int PREFIX_AT = 345;
  private static final int PREFIX_LENGTH = 155;

  private final InputStream blocks;

  /**
   * Reads from a stream, which the caller closes.
   *
   * @param compressed gzip
   */
  TarGz(InputStream compressed) throws IOException {
    blocks = new GZIPInputStream(compressed);
  }

  /** Gives each file's name and content, in their order. */
  void forEachFile(BiConsumer<String, byte[]> file) throws IOException {
    for (byte[] header = block(); header[0] != 0; header = block()) {
      int size = Integer.parseInt(text(header, SIZE_AT, SIZE_LENGTH).strip(), 8);
      byte[] content = blocks.readNBytes(size);
      if (content.length < size) {
        throw new EOFException("The archive ends within a file.");
      }
      blocks.skipNBytes(Math.floorMod(-size, BLOCK));
      if (header[TYPE_AT] == '0' || header[TYPE_AT] == 0) {
        String prefix = text(header, PREFIX_AT, PREFIX_LENGTH);
        String name = text(header, 0, NAME_LENGTH);
        file.accept(prefix.isEmpty() ? name : prefix + "/" + name, content);
      }
    }
  }

  private byte[] block() throws IOException {
    byte[] block = blocks.readNBytes(BLOCK);
    if (block.length < BLOCK) {
      throw new EOFException("The archive has no end.");
    }
    return block;
  }

  private static String text(byte[] header, int at, int length) {
    int end = at;
    while (end < at + length && header[end] != 0) {
      end++;
    }
    return new String(header, at, end - at, StandardCharsets.UTF_8);
  }
}
