package org.tradewire.streaming.protocol;

import org.tradewire.streaming.Channel;

/** Says what one session may see. Called at subscribe, on the session's thread; may block. */
public interface Authoriser {

  /** Whether the session's user may see a channel now. */
  Verdict permit(Channel channel);

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
    UNKNOWN_CHANNEL
  }
}
