package org.tradewire.web.rest;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
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

  @Context private HttpHeaders request;

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
    GZIPOutputStream compressed = new GZIPOutputStream(context.getOutputStream(), BUFFER);
    context.setOutputStream(compressed);
    try {
      context.proceed();
    } finally {
      compressed.finish();
    }
  }
}
