package org.tradewire.web.container;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Makes the buffer small that a container takes anew for each frame.
 *
 * <p>Payara flushes after each frame, and takes the next buffer of 8 KB from the heap then ({@code
 * org.glassfish.grizzly.http.io.OutputBuffer.checkCurrentBuffer}): with small messages nearly all
 * of the server's garbage. {@code ServletResponse.setBufferSize} only ever enlarges it there. A
 * frame that does not fit is written from the bytes it stands in, without a copy. Other containers,
 * and a Payara that looks different, are left alone.
 */
public final class ContainerSendBuffer {

  private static final Logger LOG = System.getLogger(ContainerSendBuffer.class.getName());
  private static final String CATALINA = "org.apache.catalina.connector.ResponseFacade";
  private static final int BYTES = 512;
  private static final AtomicBoolean WARNED = new AtomicBoolean();

  private ContainerSendBuffer() {}

  /** Shrinks the buffer of one response before its upgrade, where the container is known for it. */
  public static void shrink(ServletResponse response) {
    ServletResponse inner = response;
    while (inner instanceof ServletResponseWrapper wrapper) {
      inner = wrapper.getResponse();
    }
    if (!inner.getClass().getName().equals(CATALINA)) {
      return;
    }
    try {
      Object buffer =
          Reflection.call(
              Reflection.call(Reflection.field(inner, "response"), "getCoyoteResponse"),
              "getOutputBuffer");
      buffer.getClass().getMethod("setBufferSize", int.class).invoke(buffer, BYTES);
    } catch (ReflectiveOperationException | RuntimeException e) {
      if (WARNED.compareAndSet(false, true)) {
        LOG.log(
            Level.WARNING,
            "event=send_buffer_kept effect=\"each frame takes 8 KB of garbage\" reason=\"{0}\"",
            e.toString());
      }
    }
  }
}
