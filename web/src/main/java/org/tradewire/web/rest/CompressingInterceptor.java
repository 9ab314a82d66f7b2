package org.tradewire.web.rest;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * Compresses what {@link Compressed} routes answer. Here and not in the server: both would have to
 * be told, each in its own way.
 */
@Provider
@Compressed
public class CompressingInterceptor implements WriterInterceptor {
  private static final int BUFFER = 16 << 10;

  @Context HttpHeaders request;

  @Override
  public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
    context.getHeaders().add("Vary", "Accept-Encoding");
    String accepted = request.getHeaderString(HttpHeaders.ACCEPT_ENCODING);
    if (accepted == null || !accepted.toLowerCase(Locale.ROOT).contains("gzip")) {
      context.proceed();
      return;
    }
    context.getHeaders().putSingle(HttpHeaders.CONTENT_ENCODING, "gzip");
    context.getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
    Zipped output = new Zipped(context.getOutputStream());
    context.setOutputStream(output);
    boolean written = false;
    try {
      context.proceed();
      written = true;
    } finally {
      if (written || output.isBegun()) {
        output.end();
      } else {
        // Refused before its first byte: what is told instead is not zipped.
        context.getHeaders().remove(HttpHeaders.CONTENT_ENCODING);
      }
    }
  }

  /** Sends nothing, not even the head of a gzip file, before the first byte of the answer. */
  private static final class Zipped extends OutputStream {
    private final OutputStream out;
    private GzipFile file;

    Zipped(OutputStream out) {
      this.out = out;
    }

    private GzipFile file() throws IOException {
      if (file == null) {
        file = new GzipFile(out);
      }
      return file;
    }

    @Override
    public void write(int octet) throws IOException {
      file().write(octet);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
      file().write(octets, offset, length);
    }

    @Override
    public void flush() throws IOException {
      if (file != null) {
        file.flush();
      }
    }

    boolean isBegun() {
      return file != null;
    }

    void end() throws IOException {
      file().end();
    }
  }

  private static final class GzipFile extends GZIPOutputStream {

    GzipFile(OutputStream out) throws IOException {
      super(out, BUFFER);
    }

    /** The stream below stays open, and the memory outside of the heap is given back now. */
    void end() throws IOException {
      try {
        finish();
      } finally {
        def.end();
      }
    }
  }
}
