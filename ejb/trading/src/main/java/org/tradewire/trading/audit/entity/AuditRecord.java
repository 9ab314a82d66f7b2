package org.tradewire.trading.audit.entity;

import java.util.UUID;

/**
 * Who did what to what.
 *
 * @param actorId null where it was no user
 * @param actor the user's name, or what acted on its own
 * @param action what was done, {@code template.created}
 * @param subject what it was done to, {@code template:CLASSIC_10K}
 * @param before null where there was nothing
 * @param after null where nothing is left
 */
public record AuditRecord(
    UUID actorId, String actor, String action, String subject, String before, String after) {}
