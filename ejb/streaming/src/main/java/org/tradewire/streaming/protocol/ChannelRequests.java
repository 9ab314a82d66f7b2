package org.tradewire.streaming.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.InvalidChannelException;
import org.tradewire.streaming.session.SessionFormat;
import org.tradewire.streaming.session.SessionLimits;
import org.tradewire.streaming.session.SessionQueue;
import org.tradewire.streaming.session.Subscribed;

/**
 * Carries out one session's requests to subscribe and unsubscribe, channel by channel. For one
 * thread at a time.
 */
final class ChannelRequests {

  /** Channels of one request that may turn out to be forbidden, each having cost a question. */
  private static final int MAX_FORBIDDEN = 10;

  private final SessionQueue queue;
  private final SessionFormat format;
  private final SessionLimits limits;
  private final Authoriser authoriser;
  private final AnswerWriter answers;
  private final SessionChannels channels;
  private final SessionRefusals refusals;
  private final Runnable recheck;

  /**
   * @param recheck ends the subscriptions that are not permitted any more
   */
  ChannelRequests(
      SessionQueue queue,
      SessionFormat format,
      SessionLimits limits,
      Authoriser authoriser,
      AnswerWriter answers,
      SessionChannels channels,
      SessionRefusals refusals,
      Runnable recheck) {
    this.queue = queue;
    this.format = format;
    this.limits = limits;
    this.authoriser = authoriser;
    this.answers = answers;
    this.channels = channels;
    this.refusals = refusals;
    this.recheck = recheck;
  }

  /** What a request costs that names these channels: one for each that is read. */
  int cost(List<?> named) {
    return taken(named).size();
  }

  /** Of the channels that a request names as many as a session may hold; the rest is not read. */
  private <T> List<T> taken(List<T> named) {
    return named.subList(0, Math.min(named.size(), limits.maxChannels()));
  }

  private AnswerWriter.Refused tooMany(String name) {
    return new AnswerWriter.Refused(
        name,
        ErrorCode.LIMIT_EXCEEDED,
        "A request names at most " + limits.maxChannels() + " channels; the rest is not read.");
  }

  /** Enters each channel by itself, and answers with what was entered and what was refused. */
  void subscribe(ClientCommand.Subscribe command) {
    List<AnswerWriter.Served> ok = new ArrayList<>();
    List<AnswerWriter.Refused> refused = new ArrayList<>();
    Map<Channel, Subscribed> begun = new HashMap<>();
    List<ClientCommand.Asked> taken = taken(command.channels());
    int forbidden = 0;
    boolean stopped = false;
    expect(taken);
    for (ClientCommand.Asked asked : taken) {
      String name = asked.channel();
      if (queue.isEnding()) {
        return;
      }
      if (forbidden == MAX_FORBIDDEN) {
        refused.add(
            new AnswerWriter.Refused(
                name,
                ErrorCode.LIMIT_EXCEEDED,
                "After "
                    + MAX_FORBIDDEN
                    + " forbidden channels the rest of a request is not read."));
        stopped = true;
        break;
      }
      try {
        long revision = authoriser.revision();
        ok.addAll(channels.enter(asked, begun));
        if (authoriser.revision() != revision) {
          // The check after the change may have come before a subscription was there to be seen.
          recheck.run();
        }
      } catch (RequestException e) {
        refused.add(new AnswerWriter.Refused(name, e.code(), e.getMessage()));
        if (e.code() == ErrorCode.LIMIT_EXCEEDED) {
          stopped = true;
          break;
        }
        forbidden += e.code() == ErrorCode.FORBIDDEN ? 1 : 0;
      }
    }
    if (!stopped && taken.size() < command.channels().size()) {
      refused.add(tooMany(command.channels().get(taken.size()).channel()));
    }
    if (acknowledged(command)) {
      queue.answer(answers.subscribed(command.id(), ok, refused));
    } else {
      refused.forEach(each -> queue.answer(answers.error(null, each.code(), each.message())));
    }
    if (!refused.isEmpty()) {
      refusals.count(refused.get(0).code());
    }
  }

  /** Has looked up at once what rights are asked for: of no more than there is room for. */
  private void expect(List<ClientCommand.Asked> asked) {
    int room = limits.maxChannels() - queue.channels();
    authoriser.expect(
        asked.stream()
            .flatMap(each -> named(each.channel()))
            .filter(each -> !queue.has(each))
            .distinct()
            .limit(room > 0 ? room + MAX_FORBIDDEN : 0)
            .toList());
  }

  /** Nothing for what is no channel: that is refused where it is entered. */
  private static Stream<Channel> named(String name) {
    try {
      return Stream.of(Channel.parse(name));
    } catch (InvalidChannelException e) {
      return Stream.empty();
    }
  }

  /** Leaves each channel by itself, and answers. */
  void unsubscribe(ClientCommand.Unsubscribe command) {
    List<String> ok = new ArrayList<>();
    List<AnswerWriter.Refused> refused = new ArrayList<>();
    List<String> taken = taken(command.channels());
    for (String name : taken) {
      try {
        ok.add(channels.leave(name));
      } catch (RequestException e) {
        refused.add(new AnswerWriter.Refused(name, e.code(), e.getMessage()));
      }
    }
    if (taken.size() < command.channels().size()) {
      refused.add(tooMany(command.channels().get(taken.size())));
    }
    if (acknowledged(command)) {
      queue.answer(answers.unsubscribed(command.id(), ok, refused));
    }
    if (!refused.isEmpty()) {
      refusals.count(refused.get(0).code());
    }
  }

  private boolean acknowledged(ClientCommand command) {
    return format.v1() || command.id() != null;
  }
}
