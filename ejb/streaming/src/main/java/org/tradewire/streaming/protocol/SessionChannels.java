package org.tradewire.streaming.protocol;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.InvalidChannelException;
import org.tradewire.streaming.hub.ChannelHub;
import org.tradewire.streaming.session.SessionLimits;
import org.tradewire.streaming.session.SessionQueue;
import org.tradewire.streaming.session.SubscribeOptions;
import org.tradewire.streaming.session.Subscribed;

/**
 * Enters one session into the channels it asks for and may see. A name may stand for several
 * channels, which are entered and left together, and a channel may be served under several names.
 * For one thread at a time.
 */
final class SessionChannels {

  private static final Logger LOG = System.getLogger(SessionChannels.class.getName());

  /** Of the symbols that there are. */
  private static final int MAX_SYMBOLS_NAMED = 50;

  private final ChannelHub hub;
  private final SessionQueue queue;
  private final SessionLimits limits;
  private final Authoriser authoriser;

  /**
   * What each name is served as: it must end as it began, and a channel ends with its last name.
   */
  private final Map<Channel, List<Channel>> servedAs = new HashMap<>(0);

  SessionChannels(ChannelHub hub, SessionQueue queue, SessionLimits limits, Authoriser authoriser) {
    this.hub = hub;
    this.queue = queue;
    this.limits = limits;
    this.authoriser = authoriser;
  }

  /**
   * Subscribes to all channels that a name stands for, or to none of them. Those that another name
   * of the session has opened stay as they are, and are answered with where they stand. The caller
   * looks for a change of rights meanwhile.
   *
   * @param begun how the channels began that this request has opened so far; gets what is opened
   *     here. Nothing of them may have been read by the client yet, so where they stand by now says
   *     less than how they began.
   * @throws RequestException none was subscribed to
   */
  List<AnswerWriter.Served> enter(ClientCommand.Asked asked, Map<Channel, Subscribed> begun)
      throws RequestException {
    Channel named = channel(asked.channel());
    List<Channel> channels = authoriser.served(named);
    refuseIfTaken(named);
    List<Channel> unopened = channels.stream().filter(each -> !queue.has(each)).toList();
    if (queue.channels() + unopened.size() > limits.maxChannels()) {
      throw refusal(
          ErrorCode.LIMIT_EXCEEDED,
          "A session has at most " + limits.maxChannels() + " subscriptions.");
    }
    for (Channel channel : channels) {
      check(channel);
    }
    forgetEnded(unopened);
    try {
      for (Channel channel : unopened) {
        begun.put(channel, begin(channel, options(asked, named, channel)));
      }
    } catch (RequestException e) {
      unopened.forEach(each -> end(each, begun));
      throw e;
    }
    servedAs.put(named, channels);
    return channels.stream()
        .map(each -> new AnswerWriter.Served(named, subscribed(each, begun.get(each))))
        .toList();
  }

  /** A name whose channels have all ended, because rights changed, holds none that begins now. */
  private void forgetEnded(List<Channel> beginning) {
    servedAs
        .values()
        .removeIf(
            held ->
                held.stream().anyMatch(beginning::contains) && held.stream().noneMatch(queue::has));
  }

  private Subscribed subscribed(Channel channel, Subscribed begun) {
    return begun == null ? queue.standing(channel) : begun;
  }

  private void end(Channel channel, Map<Channel, Subscribed> begun) {
    begun.remove(channel);
    hub.unsubscribe(queue, channel);
  }

  /**
   * Ends what a name was served as, but for what another name is served as too; unknown ones are
   * ignored.
   *
   * @return the name as it is written in answers
   */
  String leave(String name) throws RequestException {
    Channel named = channel(name);
    List<Channel> channels = servedAs.remove(named);
    if (channels != null) {
      channels.stream()
          .filter(each -> servedAs.values().stream().noneMatch(others -> others.contains(each)))
          .forEach(each -> hub.unsubscribe(queue, each));
    }
    return named.name();
  }

  /** What a name stands for may have changed: as long as anything of it is served, it is taken. */
  private void refuseIfTaken(Channel named) throws RequestException {
    for (Channel channel : servedAs.getOrDefault(named, List.of())) {
      if (queue.has(channel)) {
        throw refusal(ErrorCode.ALREADY_SUBSCRIBED, "Already subscribed to " + named + ".");
      }
    }
  }

  private void check(Channel channel) throws RequestException {
    switch (authoriser.permit(channel)) {
      case ALLOWED -> {}
      case FORBIDDEN -> throw refusal(ErrorCode.FORBIDDEN, "You may not see " + channel + ".");
      case UNKNOWN_CHANNEL ->
          throw refusal(ErrorCode.UNKNOWN_CHANNEL, "There is no channel " + channel + " here.");
      case UNKNOWN_SYMBOL -> throw refusal(ErrorCode.INVALID_SYMBOL, unknownSymbol(channel));
    }
  }

  private String unknownSymbol(Channel channel) {
    Collection<String> symbols = authoriser.symbols(channel.kind());
    String named = channel.argument(0).replace("-", "") + " is not enabled; ";
    if (symbols.isEmpty()) {
      return named + "no symbol is yet.";
    }
    String first =
        symbols.stream()
            .limit(MAX_SYMBOLS_NAMED)
            .map(each -> each.replace("-", ""))
            .collect(Collectors.joining(", "));
    int more = symbols.size() - MAX_SYMBOLS_NAMED;
    return named + "enabled are " + first + (more > 0 ? " and " + more + " more." : ".");
  }

  /** One channel whose state cannot be read must not spoil the others of the request. */
  private Subscribed begin(Channel channel, SubscribeOptions options) throws RequestException {
    try {
      return hub.subscribe(queue, channel, options);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "event=subscribe_failed channel=" + channel, e);
      throw refusal(ErrorCode.INTERNAL, "The state of " + channel + " cannot be read; try again.");
    }
  }

  /** Each channel has numbers of its own: a position of the name asked for is none of theirs. */
  private static SubscribeOptions options(
      ClientCommand.Asked asked, Channel named, Channel channel) {
    SubscribeOptions options = asked.options();
    return channel.equals(named) ? options : options.after(asked.positions().get(channel.name()));
  }

  private static Channel channel(String name) throws RequestException {
    try {
      return Channel.parse(name);
    } catch (InvalidChannelException e) {
      throw refusal(
          e.isSymbol() ? ErrorCode.INVALID_SYMBOL : ErrorCode.UNKNOWN_CHANNEL, e.getMessage());
    }
  }

  private static RequestException refusal(ErrorCode code, String sentence) {
    return new RequestException(code, null, sentence);
  }
}
