/**
 * Recordings of real exchange messages, one JSON object per line: {@code {ts, conn, dir, url?,
 * data}}. {@link org.tradewire.collector.replay.RecordingReader} reads the format, {@link
 * org.tradewire.collector.replay.RecordingSource} plays it to a {@link
 * org.tradewire.collector.venue.VenueSession} at its recorded pace, {@link
 * org.tradewire.collector.replay.RecordingServer} to whoever connects; {@link
 * org.tradewire.collector.replay.Recorder} writes one. Depends on {@code venue}, {@code live}
 * (several connections as one market), {@code writer} (the recorder's loop), jackson-core and
 * Java-WebSocket.
 */
package org.tradewire.collector.replay;
