package org.tradewire.trading.challenge.entity;

/** How risky a challenge is traded, with what that was calculated from. */
public record ChallengeRisk(ChallengeView challenge, RiskInputs inputs, RiskScore score) {}
