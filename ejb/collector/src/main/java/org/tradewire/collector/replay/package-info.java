/**
 * Recordings of real exchange messages, one JSON object per line: {@code {ts, conn, dir, url?,
 * data}}. {@link org.tradewire.collector.replay.RecordingReader} reads the format, {@link
 * org.tradewire.collector.replay.RecordingSource} plays it to a {@link
 * org.tradewire.collector.venue.VenueSession} at its recorded pace. Depends on {@code venue} and
 * jackson-core.
 */
package org.tradewire.collector.replay;
