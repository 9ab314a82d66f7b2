package org.tradewire.streaming.protocol;

import java.util.Collection;
import java.util.List;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.ChannelKind;

/** Says what one session may see. Called by what carries out its requests; may block. */
public interface Authoriser {

  /**
   * The channels that the session's user gets for the one that is asked for: that one, or those
   * parts of it that concern the user. Whether they are permitted is asked for each.
   *
   * @return at least one
   */
  List<Channel> served(Channel asked);

  /**
   * These channels are about to be asked for one by one: what has to be looked up for them is
   * looked up for all at once.
   */
  default void expect(Collection<Channel> channels) {}

  /** Whether the session's user may see a channel now. */
  Verdict permit(Channel channel);

  /** The symbols that a kind of channels has, for a client that asked for another. */
  default Collection<String> symbols(ChannelKind kind) {
    return List.of();
  }

  /**
   * Takes a fresh token in place of the one the session began with.
   *
   * @return whether it is valid and the same user's
   */
  boolean refresh(String token);

  /** A number that grows when the user's rights change; any thread. */
  long revision();

  /** An answer. */
  enum Verdict {
    ALLOWED,
    /** Without the right; also where the thing does not exist, so that ids cannot be probed. */
    FORBIDDEN,
    /** This endpoint does not carry the channel. */
    UNKNOWN_CHANNEL,
    /** Of the kind of channel there is none for the symbol. */
    UNKNOWN_SYMBOL
  }
}
