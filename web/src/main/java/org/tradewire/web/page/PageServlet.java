package org.tradewire.web.page;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.tradewire.web.problem.HttpProblems;
import org.tradewire.web.problem.ProblemWriter;

/**
 * Serves the pages, their modules and the libraries in the archive's own jars. It takes the place
 * of the servers' default servlets, whose tags, types and directory listings differ.
 */
@WebServlet("/")
public class PageServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String REVALIDATE = "no-cache";
  private static final String FOREVER = "public, max-age=31536000, immutable";

  private transient StaticFiles files;

  @Override
  public void init() {
    files = new StaticFiles(path -> getServletContext().getResourceAsStream(path));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    PageRoute route = PageRoute.of(request.getServletPath());
    Optional<StaticFile> file =
        route.kind() == PageRoute.Kind.NONE ? Optional.empty() : files.at(route.file());
    if (file.isEmpty()) {
      ProblemWriter.write(
          HttpProblems.of(404, request.getMethod(), request.getRequestURI(), true),
          request.getRequestURI(),
          response);
      return;
    }
    response.setHeader(
        "Cache-Control", route.kind() == PageRoute.Kind.VERSIONED_FILE ? FOREVER : REVALIDATE);
    response.setHeader("ETag", file.get().entityTag());
    if (file.get().matches(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    byte[] content = file.get().content();
    response.setContentType(MediaTypes.of(route.file()));
    response.setContentLength(content.length);
    response.getOutputStream().write(content);
  }
}
