/**
 * Recordings of real exchange messages, one JSON object per line: {@code {ts, conn, dir, url?,
 * data}}. {@link org.tradewire.collector.replay.RecordingReader} reads the format, {@link
 * org.tradewire.collector.replay.RecordingSource} plays it to a {@link
 * org.tradewire.collector.venue.VenueSession} at its recorded pace, {@link
 * org.tradewire.collector.replay.RecordingServer} to whoever connects; {@link
 * org.tradewire.collector.replay.Recorder} writes one. Depends on {@code venue}, {@code
 * venue.json}, {@code live} (several connections as one market), {@code writer} (the recorder's
 * loop), {@code book} and {@code market}, the values of {@code feed.ring} and {@code feed.api},
 * jackson-core, Java-WebSocket and the JDK's HTTP server.
 */
package org.tradewire.collector.replay;
