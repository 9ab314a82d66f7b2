package org.tradewire.trading.shared.webhook;

import java.time.Duration;

/**
 * One attempt, as it may be logged and shown to the author of the address: it holds no secret of
 * ours, and of the address no path and no query.
 *
 * @param status of the answer; 0 without one
 * @param took from the start until the answer, or until it was given up
 * @param retryAfter how long the receiver asked us to wait; zero where it did not
 * @param sentence what happened
 * @param excerpt the beginning of the answer, at most 200 characters without control characters.
 *     Somebody else wrote it: escape it
 */
public record WebhookAnswer(
    WebhookOutcome outcome,
    int status,
    Duration took,
    Duration retryAfter,
    String sentence,
    String excerpt) {

  /** An attempt without an answer. */
  static WebhookAnswer none(WebhookOutcome outcome, Duration took, String sentence) {
    return new WebhookAnswer(outcome, 0, took, Duration.ZERO, sentence, "");
  }
}
