package org.tradewire.streaming.message;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tradewire.streaming.channel.Channel;

/** Joins messages that follow each other, so that they are handed on as one. */
public final class MessageRuns {

  private MessageRuns() {}

  /**
   * Messages of any channels, those of a channel that follow each other directly joined; each
   * channel's in their order.
   *
   * @param most messages that are joined to one
   * @param mostBytes of what is joined; a message that is longer stays alone
   */
  public static List<StreamMessage> of(List<StreamMessage> messages, int most, int mostBytes) {
    List<StreamMessage> runs = new ArrayList<>();
    Map<Channel, Run> open = new LinkedHashMap<>();
    for (StreamMessage message : messages) {
      Run run = open.computeIfAbsent(message.channel(), key -> new Run());
      if (!run.takes(message, most, mostBytes)) {
        runs.add(run.end());
      }
      run.add(message);
    }
    open.values().forEach(run -> runs.add(run.end()));
    return runs;
  }

  /** Messages that will be one. */
  private static final class Run {
    private final List<StreamMessage> messages = new ArrayList<>();
    private int count;

    /** With the commas between them. */
    private long bytes;

    boolean takes(StreamMessage next, int most, int mostBytes) {
      int parts = messages.size();
      return parts == 0
          || (count + next.count() <= most
              && bytes + 1 + next.json().length <= mostBytes
              && messages.get(parts - 1).canBeFollowedBy(next));
    }

    void add(StreamMessage message) {
      bytes += message.json().length + (messages.isEmpty() ? 0 : 1);
      count += message.count();
      messages.addAll(message.each());
    }

    StreamMessage end() {
      StreamMessage joined = StreamMessage.joined(messages);
      messages.clear();
      count = 0;
      bytes = 0;
      return joined;
    }
  }
}
