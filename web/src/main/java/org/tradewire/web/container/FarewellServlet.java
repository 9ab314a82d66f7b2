package org.tradewire.web.container;

import jakarta.servlet.GenericServlet;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;

/** Answers nothing, has no address: it exists for the moment at which servlets are destroyed. */
public final class FarewellServlet extends GenericServlet {
  private static final long serialVersionUID = 1L;

  private final transient Runnable farewell;

  public FarewellServlet(Runnable farewell) {
    this.farewell = farewell;
  }

  @Override
  public void service(ServletRequest request, ServletResponse response) {
    throw new IllegalStateException("This servlet has no address.");
  }

  @Override
  public void destroy() {
    farewell.run();
  }
}
