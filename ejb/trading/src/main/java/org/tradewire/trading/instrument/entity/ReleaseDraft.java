package org.tradewire.trading.instrument.entity;

/**
 * A release as it was written; anything may be missing or wrong.
 *
 * @param time an instant in ISO-8601
 * @param targeted null: whatever has high impact
 */
public record ReleaseDraft(
    String time, String currency, String title, String impact, Boolean targeted) {}
