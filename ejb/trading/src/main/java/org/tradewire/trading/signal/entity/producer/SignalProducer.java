package org.tradewire.trading.signal.entity.producer;

/**
 * Who made a signal, and may take it back.
 *
 * @param text as it is stored: the name of a service's user, {@code built-in}, {@code hook:NAME} or
 *     {@code redis:CHANNEL}; names of users hold no colon
 */
public record SignalProducer(String text) {

  /** The strategies that come with the product. */
  public static final SignalProducer BUILT_IN = new SignalProducer("built-in");

  /** A service, by the name of its user. One that is called as the strategies are is not them. */
  public static SignalProducer service(String username) {
    return new SignalProducer(username.equals(BUILT_IN.text()) ? "user:" + username : username);
  }

  /** Who has the key of a hook. */
  public static SignalProducer hook(String name) {
    return new SignalProducer("hook:" + name);
  }

  /** Whoever publishes to a channel of Redis. */
  public static SignalProducer redis(String channel) {
    return new SignalProducer("redis:" + channel);
  }
}
