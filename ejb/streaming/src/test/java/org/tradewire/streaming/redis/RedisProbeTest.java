package org.tradewire.streaming.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.redis.RedisProbe.Answer;
import org.tradewire.streaming.redis.RedisProbe.Finding;

class RedisProbeTest {
  private static final String OK = "+OK\r\n";

  private ServerSocket server;

  @AfterEach
  void close() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void shouldFindTheVersionOfARedisThatLetsUsIn() throws IOException {
    Answer answer = ask(command -> command.contains("INFO") ? info("6.2.14") : "+PONG\r\n");

    assertThat(answer.finding()).isEqualTo(Finding.REDIS);
    assertThat(answer.version()).isEqualTo("6.2.14");
    assertThat(answer.majorVersion()).isEqualTo(6);
  }

  @Test
  void shouldAcceptAUserWhoMayNotAskForTheVersion() throws IOException {
    Answer answer =
        ask(command -> command.contains("INFO") ? "-NOPERM no permissions\r\n" : "+PONG\r\n");

    assertThat(answer).isEqualTo(new Answer(Finding.REDIS, answer.address(), ""));
    assertThat(answer.majorVersion()).isZero();
  }

  @Test
  void shouldTellAWrongPassword() throws IOException {
    assertThat(ask(command -> "-WRONGPASS invalid username-password pair\r\n").finding())
        .isEqualTo(Finding.REFUSED);
    assertThat(ask(command -> "-ERR invalid password\r\n").finding()).isEqualTo(Finding.REFUSED);
  }

  @Test
  void shouldAcceptARedisThatHasNoPasswordYet() throws IOException {
    String answer =
        "-ERR AUTH <password> called without any password configured for the default user. Are you"
            + " sure your configuration is correct?\r\n";

    assertThat(ask(command -> answer).finding()).isEqualTo(Finding.REDIS);
  }

  @Test
  void shouldTellAMissingPassword() throws IOException {
    listen(command -> "-NOAUTH Authentication required.\r\n");

    assertThat(RedisProbe.ask("redis://127.0.0.1:" + server.getLocalPort()).finding())
        .isEqualTo(Finding.REFUSED);
  }

  @Test
  void shouldTellAnotherProtocol() throws IOException {
    assertThat(ask(command -> "HTTP/1.1 400 Bad Request\r\n\r\n").finding())
        .isEqualTo(Finding.OTHER);
  }

  @Test
  void shouldWaitForARedisThatLoadsItsData() throws IOException {
    assertThat(ask(command -> "-LOADING Redis is loading the dataset in memory\r\n").finding())
        .isEqualTo(Finding.AWAY);
  }

  @Test
  void shouldTakeSilenceForOneThatIsAway() throws IOException {
    assertThat(ask(command -> "").finding()).isEqualTo(Finding.AWAY);
  }

  @Test
  void shouldTakeARefusedConnectionForOneThatIsAway() throws IOException {
    listen(command -> OK);
    int port = server.getLocalPort();
    server.close();

    assertThat(RedisProbe.ask("redis://127.0.0.1:" + port).finding()).isEqualTo(Finding.AWAY);
  }

  @Test
  void shouldNameNoPassword() throws IOException {
    assertThat(ask(command -> "-WRONGPASS\r\n").toString()).doesNotContain("secret");
    assertThatThrownBy(() -> RedisProbe.ask("redis://:secret@ :x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }

  private Answer ask(UnaryOperator<String> answers) throws IOException {
    listen(answers);
    return RedisProbe.ask("redis://:secret@127.0.0.1:" + server.getLocalPort());
  }

  private static String info(String version) {
    String text = "# Server\r\nredis_version:" + version + "\r\n";
    return "$" + text.length() + "\r\n" + text + "\r\n";
  }

  private void listen(UnaryOperator<String> answers) throws IOException {
    close();
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    ServerSocket listening = server;
    Thread thread = new Thread(() -> serve(listening, answers), "fake redis");
    thread.setDaemon(true);
    thread.start();
  }

  /** One answer for each command; a client may send several at once. */
  private static void serve(ServerSocket listening, UnaryOperator<String> answers) {
    while (!listening.isClosed()) {
      try (Socket socket = listening.accept();
          InputStream in = socket.getInputStream()) {
        byte[] buffer = new byte[4096];
        for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
          String commands = new String(buffer, 0, read, StandardCharsets.US_ASCII);
          for (String command : commands.split("(?=\\*\\d+\r\n)", -1)) {
            byte[] answer = answers.apply(command).getBytes(StandardCharsets.US_ASCII);
            socket.getOutputStream().write(answer);
          }
        }
      } catch (IOException e) {
        // The client went, or the test is over.
      }
    }
  }
}
