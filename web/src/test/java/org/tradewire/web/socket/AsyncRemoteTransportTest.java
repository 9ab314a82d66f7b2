package org.tradewire.web.socket;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class AsyncRemoteTransportTest {
  private final List<Throwable> ends = new ArrayList<>();
  private final List<CloseReason> closes = new ArrayList<>();
  private SendHandler handler;
  private RuntimeException thrownBySend;
  private boolean open = true;
  private int endings;

  @Test
  void shouldReportASentFrameOnce() {
    transport(Runnable::run).sendText("x", ends::add);

    handler.onResult(new SendResult());
    handler.onResult(new SendResult());

    assertThat(ends).containsExactly((Throwable) null);
  }

  @Test
  void shouldReportAFailureOnceWhenTheServerThrowsAndCallsBack() {
    thrownBySend = new IllegalStateException("closed");
    transport(Runnable::run).sendText("x", ends::add);

    handler.onResult(new SendResult(new IOException("closed")));

    assertThat(ends).containsExactly(thrownBySend);
  }

  @Test
  void shouldNotMoveThePositionOfASharedFrame() {
    ByteBuffer shared = ByteBuffer.wrap("frame".getBytes(StandardCharsets.UTF_8));

    transport(Runnable::run).sendBinary(shared, ends::add);

    assertThat(shared.remaining()).isEqualTo(5);
  }

  @Test
  void shouldCloseOnceThroughTheExecutor() {
    List<Runnable> tasks = new ArrayList<>();
    AsyncRemoteTransport transport = transport(tasks::add);

    transport.close(4008, "slow");
    transport.close(1000, "again");

    assertThat(closes).isEmpty();
    assertThat(endings).isEqualTo(1);
    assertThat(transport.isOpen()).isFalse();
    tasks.forEach(Runnable::run);
    assertThat(closes)
        .singleElement()
        .satisfies(
            reason -> {
              assertThat(reason.getCloseCode().getCode()).isEqualTo(4008);
              assertThat(reason.getReasonPhrase()).isEqualTo("slow");
            });
  }

  @Test
  void shouldCloseItselfWhenTheExecutorTakesNothingMore() {
    transport(
            task -> {
              throw new RejectedExecutionException("stopped");
            })
        .close(4001, "shutdown");

    assertThat(closes).hasSize(1);
  }

  @Test
  void shouldNotCloseASessionThatIsClosed() {
    open = false;
    transport(Runnable::run).close(4001, "shutdown");

    assertThat(closes).isEmpty();
  }

  @Test
  void shouldCutReasonsToWhatACloseFrameHolds() {
    String cut = AsyncRemoteTransport.shortened("\u20ac".repeat(100));

    assertThat(cut).isEqualTo("\u20ac".repeat(41));
    assertThat(AsyncRemoteTransport.shortened("short")).isEqualTo("short");
    assertThat(AsyncRemoteTransport.shortened(null)).isEmpty();
  }

  private AsyncRemoteTransport transport(Executor closing) {
    RemoteEndpoint.Async remote =
        proxy(
            RemoteEndpoint.Async.class,
            (method, arguments) -> {
              handler = (SendHandler) arguments[1];
              if (arguments[0] instanceof ByteBuffer frame) {
                frame.position(frame.limit());
              }
              if (thrownBySend != null) {
                throw thrownBySend;
              }
              return null;
            });
    Session session =
        proxy(
            Session.class,
            (method, arguments) ->
                switch (method) {
                  case "getAsyncRemote" -> remote;
                  case "isOpen" -> open;
                  case "close" -> {
                    closes.add((CloseReason) arguments[0]);
                    yield null;
                  }
                  default -> throw new UnsupportedOperationException(method);
                });
    return new AsyncRemoteTransport(session, closing, code -> endings++);
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> answer.to(method.getName(), arguments)));
  }

  /** What the container would do. */
  @FunctionalInterface
  private interface Answer {
    Object to(String method, Object[] arguments);
  }
}
