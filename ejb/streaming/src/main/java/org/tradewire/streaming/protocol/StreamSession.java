package org.tradewire.streaming.protocol;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.hub.ChannelHub;
import org.tradewire.streaming.meter.StreamStatistics;
import org.tradewire.streaming.session.CloseCode;
import org.tradewire.streaming.session.SessionFormat;
import org.tradewire.streaming.session.SessionLimits;
import org.tradewire.streaming.session.SessionQueue;

/**
 * One connected client: carries out its requests, in order and one at a time, on the threads it is
 * given, since a request may read a database. All of them, pings included: an answer never
 * overtakes one before it, and what a request is cannot be told before it is parsed. Nothing is
 * carried out once the session is about to end.
 *
 * <p>Acknowledgements: always under {@code tradewire.v1.*}; without a subprotocol only where the
 * request carries an {@code id}. Errors: always.
 */
public final class StreamSession {

  private static final Logger LOG = System.getLogger(StreamSession.class.getName());

  /** What a request for signals counts as: one answer may hold 1000 of them. */
  private static final int SIGNALS_COST = 10;

  /** Characters of requests that may wait: two of the longest. */
  private static final int MAX_WAITING_CHARS = 128 << 10;

  private final ChannelHub hub;
  private final SessionQueue queue;
  private final SessionLimits limits;
  private final Authoriser authoriser;
  private final CommandReader reader;
  private final AnswerWriter answers;
  private final ChannelRequests channels;
  private final RecentSignals recentSignals;
  private final RequestRate rate;
  private final SessionRefusals refusals;
  private final LongSupplier nanoTime;
  private final RequestLane requests;

  /**
   * @param queue made for this session alone
   * @param turns runs what may block; rejects it where it will never run
   * @param recentSignals shared by all sessions of the node
   * @param epochMillis the time that answers carry, milliseconds since the Unix epoch
   */
  public StreamSession(
      ChannelHub hub,
      SessionQueue queue,
      Executor turns,
      SessionFormat format,
      SessionLimits limits,
      Authoriser authoriser,
      CommandReader reader,
      StreamStatistics statistics,
      RecentSignals recentSignals,
      LongSupplier epochMillis) {
    this(
        hub,
        queue,
        turns,
        format,
        limits,
        authoriser,
        reader,
        statistics,
        recentSignals,
        epochMillis,
        System::nanoTime);
  }

  StreamSession(
      ChannelHub hub,
      SessionQueue queue,
      Executor turns,
      SessionFormat format,
      SessionLimits limits,
      Authoriser authoriser,
      CommandReader reader,
      StreamStatistics statistics,
      RecentSignals recentSignals,
      LongSupplier epochMillis,
      LongSupplier nanoTime) {
    this.hub = hub;
    this.queue = queue;
    this.limits = limits;
    this.authoriser = authoriser;
    this.reader = reader;
    this.answers = new AnswerWriter(epochMillis);
    this.recentSignals = recentSignals;
    this.nanoTime = nanoTime;
    long now = nanoTime.getAsLong();
    this.rate = new RequestRate(limits.maxInboundPerSecond(), limits.inboundBurst(), now);
    this.refusals = new SessionRefusals(queue, answers, statistics, nanoTime);
    this.channels =
        new ChannelRequests(
            queue,
            format,
            limits,
            authoriser,
            answers,
            new SessionChannels(hub, queue, limits, authoriser),
            refusals,
            this::recheck);
    this.requests =
        new RequestLane(turns, limits.inboundBurst(), MAX_WAITING_CHARS, new CarriedOut());
  }

  /**
   * Takes one request, which is carried out behind those before it. For the connection's thread;
   * never blocks, and never throws for what a client sent.
   */
  public void onText(String text) {
    queue.heard();
    if (!queue.isEnding()) { // Who is ended for sending without end costs the others no turns.
      requests.add(text, nanoTime.getAsLong());
    }
  }

  /** Requests are rationed by when they came, not by when there was time for them. */
  private void carryOut(String text, long arrivedNs) {
    if (!rate.take(1, arrivedNs)) {
      refusals.refuse(null, ErrorCode.RATE_LIMITED, tooFast());
      return;
    }
    if (text.length() > limits.maxInboundChars()) {
      refusals.refuse(
          null,
          ErrorCode.LIMIT_EXCEEDED,
          "A request has at most "
              + limits.maxInboundChars()
              + " characters, this one has "
              + text.length()
              + ".");
      return;
    }
    Long id = null;
    try {
      ClientCommand command = reader.read(text);
      id = command.id();
      carryOut(command, arrivedNs);
    } catch (RequestException e) {
      refusals.refuse(e.requestId(), e.code(), e.getMessage());
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "event=request_failed", e);
      refusals.refuse(id, ErrorCode.INTERNAL, "The request failed here; try again later.");
    }
  }

  /** The client answered a ping. */
  public void onPong() {
    queue.heard();
  }

  /** The client's token has run out. */
  public void onTokenExpired() {
    queue.answer(
        answers.error(
            null, ErrorCode.TOKEN_EXPIRED, "The token has expired; sign in and connect again."));
    queue.close(CloseCode.TOKEN, "token expired");
  }

  /**
   * The rights of the session's user may have changed: subscriptions that are not permitted any
   * more end, and the client gets an error for each. Any thread.
   */
  public void recheck() {
    List<Channel> subscribed = queue.subscriptions();
    authoriser.expect(subscribed);
    for (Channel channel : subscribed) {
      if (authoriser.permit(channel) != Authoriser.Verdict.ALLOWED) {
        hub.unsubscribe(queue, channel);
        queue.answer(
            answers.channelError(
                channel.name(), ErrorCode.FORBIDDEN, "You may not see " + channel + " any more."));
      }
    }
  }

  /** The session's user may do nothing any more. Any thread. */
  public void onRightsWithdrawn() {
    queue.answer(
        answers.error(
            null, ErrorCode.FORBIDDEN, "Your rights were withdrawn; ask an administrator."));
    queue.close(CloseCode.FORBIDDEN, "rights withdrawn");
  }

  /**
   * The connection has ended. What a request under way subscribes to afterwards ends at once. Any
   * thread.
   */
  public void onClose() {
    requests.end();
    queue.disconnected();
  }

  private void carryOut(ClientCommand command, long arrivedNs) throws RequestException {
    if (command instanceof ClientCommand.Subscribe subscribe) {
      charge(command.id(), channels.cost(subscribe.channels()), arrivedNs);
      channels.subscribe(subscribe);
    } else if (command instanceof ClientCommand.Unsubscribe unsubscribe) {
      charge(command.id(), channels.cost(unsubscribe.channels()), arrivedNs);
      channels.unsubscribe(unsubscribe);
    } else if (command instanceof ClientCommand.Ping ping) {
      queue.answer(answers.pong(ping.id()));
    } else if (command instanceof ClientCommand.GetSignals signals) {
      charge(command.id(), SIGNALS_COST, arrivedNs);
      signals(signals);
    } else if (command instanceof ClientCommand.Refresh refresh) {
      refresh(refresh);
    }
  }

  /**
   * Takes what a request costs, of which one was taken when it came. A small burst pays for one
   * request all the same.
   */
  private void charge(Long id, int cost, long arrivedNs) throws RequestException {
    int tokens = Math.max(1, Math.min(cost, limits.inboundBurst()));
    if (!rate.take(tokens - 1, arrivedNs)) {
      throw new RequestException(ErrorCode.RATE_LIMITED, id, tooFast());
    }
  }

  private String tooFast() {
    return "At most "
        + limits.maxInboundPerSecond()
        + " requests or channels a second; wait and try again.";
  }

  private void signals(ClientCommand.GetSignals command) {
    if (authoriser.permit(Channel.signals()) == Authoriser.Verdict.ALLOWED) {
      queue.answer(answers.signals(command.id(), recentSignals.of(command)));
    } else {
      refusals.refuse(command.id(), ErrorCode.UNKNOWN_CHANNEL, "There are no signals here.");
    }
  }

  private void refresh(ClientCommand.Refresh command) {
    if (authoriser.refresh(command.token())) {
      queue.answer(answers.refreshed(command.id()));
      recheck();
    } else {
      refusals.refuse(
          command.id(), ErrorCode.UNAUTHORIZED, "The token is not valid for this session.");
    }
  }

  private final class CarriedOut implements RequestLane.Requests {

    @Override
    public void carryOut(String text, long arrivedNs) {
      if (!queue.isEnding()) {
        StreamSession.this.carryOut(text, arrivedNs);
      }
    }

    @Override
    public void refuse(int count) {
      for (int i = 0; i < count && !queue.isEnding(); i++) {
        refusals.refuse(
            null, ErrorCode.RATE_LIMITED, "Too many requests wait here; wait and try again.");
      }
    }
  }
}
