package org.tradewire.streaming.message;

import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tradewire.streaming.channel.Channel;

/**
 * One message of a channel, encoded once and shared by every session; or several messages that
 * follow each other directly, {@linkplain #joined joined} so that they are handed on as one.
 * Immutable.
 *
 * <p>The bytes are the whole envelope, a JSON object in UTF-8; callers must not change them.
 */
public final class StreamMessage implements Part {

  private static final StreamMessage[] ALONE = {};
  private static final byte[] INITIAL = ",\"initial\":true}".getBytes(StandardCharsets.UTF_8);

  private final Channel channel;
  private final long epoch;
  private final long seq;
  private final byte[] json;
  private final boolean initial;
  private final Object key;
  private final long sourceTimeNs;
  private final Supplier<byte[]> binarySource;
  private final ChangeFolding<StreamMessage> folding;
  private final Object change;
  private final StreamMessage[] parts;

  /**
   * Made when first asked for; a race makes them twice, which does no harm. Volatile, because a
   * byte array whose reference is seen need not be filled yet for another thread.
   */
  private volatile byte[] array;

  private volatile byte[] binary;
  private volatile Object remembered;
  private String text;
  private String arrayText;

  /** The last frame that began with this message, as long as somebody sends it. */
  private volatile WeakReference<JoinedFrame> frame;

  private StreamMessage(Draft draft, StreamMessage[] parts) {
    this.channel = Objects.requireNonNull(draft.channel);
    this.json = Objects.requireNonNull(draft.json);
    this.epoch = draft.epoch;
    this.seq = draft.seq;
    this.initial = draft.initial;
    this.key = draft.key;
    this.sourceTimeNs = draft.sourceTimeNs;
    this.binarySource = draft.binarySource;
    this.folding = draft.folding;
    this.change = draft.change;
    this.parts = parts;
  }

  /** A live message: the next of its channel, or a later one. */
  public static StreamMessage live(Channel channel, long epoch, long seq, byte[] json) {
    return new StreamMessage(new Draft(channel, epoch, seq, json), ALONE);
  }

  /**
   * A message that replaces what the client has of the channel, such as a full book; {@code seq} is
   * the position of the state it describes.
   */
  public static StreamMessage initial(Channel channel, long epoch, long seq, byte[] json) {
    Draft draft = new Draft(channel, epoch, seq, json);
    draft.initial = true;
    return new StreamMessage(draft, ALONE);
  }

  /**
   * The same message as the state of its channel, for a client that joins.
   *
   * <p>The envelope ends in {@code "initial":true} as {@link EnvelopeWriter#initial} writes it.
   */
  public StreamMessage asState() {
    if (initial) {
      return this;
    }
    byte[] state = Arrays.copyOf(json, json.length - 1 + INITIAL.length);
    System.arraycopy(INITIAL, 0, state, json.length - 1, INITIAL.length);
    return initial(channel, epoch, seq, state).withSourceTimeNs(sourceTimeNs);
  }

  /**
   * Messages of one channel and epoch, to be handed on as one.
   *
   * @param run at least one, each of which {@link #canBeFollowedBy} the next
   */
  public static StreamMessage joined(List<StreamMessage> run) {
    StreamMessage first = run.get(0);
    if (run.size() == 1) {
      return first;
    }
    StreamMessage[] parts = run.toArray(StreamMessage[]::new);
    StreamMessage last = parts[parts.length - 1];
    Draft draft = new Draft(first.channel, first.epoch, last.seq, Joining.json(parts));
    draft.sourceTimeNs = first.sourceTimeNs;
    if (run.stream().allMatch(StreamMessage::hasBinary)) {
      draft.binarySource = () -> Joining.binary(List.of(parts));
    }
    return new StreamMessage(draft, parts);
  }

  /** Whether the next message may be joined to this one: plain live ones without a hole. */
  public boolean canBeFollowedBy(StreamMessage next) {
    return isPlain()
        && next.isPlain()
        && next.epoch == epoch
        && next.firstSeq() == seq + 1
        && next.channel.equals(channel);
  }

  private boolean isPlain() {
    return !initial && key == null && folding == null;
  }

  /**
   * The same message with a conflation key: of waiting messages with equal keys the newest wins.
   */
  public StreamMessage withKey(Object conflationKey) {
    Draft draft = new Draft(this);
    draft.key = conflationKey;
    return new StreamMessage(draft, parts);
  }

  /** The same message with the time its data entered the ring, nanoseconds since the Unix epoch. */
  public StreamMessage withSourceTimeNs(long timeNs) {
    Draft draft = new Draft(this);
    draft.sourceTimeNs = timeNs;
    return new StreamMessage(draft, parts);
  }

  /**
   * The same message with its form as SBE, for {@code tradewire.v1.sbe}.
   *
   * @param encoder makes the bytes, header included, when a client first wants them; any thread
   */
  public StreamMessage withBinary(Supplier<byte[]> encoder) {
    Draft draft = new Draft(this);
    draft.binarySource = encoder;
    return new StreamMessage(draft, parts);
  }

  /**
   * The same message as a change that can be merged with the next one.
   *
   * @param detail what the folding needs of it; immutable
   */
  public StreamMessage withFolding(ChangeFolding<StreamMessage> how, Object detail) {
    Draft draft = new Draft(this);
    draft.folding = Objects.requireNonNull(how);
    draft.change = detail;
    return new StreamMessage(draft, parts);
  }

  public Channel channel() {
    return channel;
  }

  /** Grows whenever the channel is numbered anew. */
  public long epoch() {
    return epoch;
  }

  /** Position in the channel within its epoch; of joined messages the last one's. */
  public long seq() {
    return seq;
  }

  /** Position of the first of joined messages. */
  public long firstSeq() {
    return parts.length == 0 ? seq : parts[0].seq;
  }

  @Override
  public int count() {
    return Math.max(1, parts.length);
  }

  /** The messages one by one. */
  public List<StreamMessage> each() {
    return parts.length == 0 ? List.of(this) : List.of(parts);
  }

  /** Those after a position; the position lies between the first and the last. */
  public StreamMessage behind(long seen) {
    return joined(each().stream().filter(each -> each.seq > seen).toList());
  }

  /** The whole envelope, UTF-8; commas stand between joined ones. Shared: must not be changed. */
  @Override
  public byte[] json() {
    return json;
  }

  /** As a JSON array, made once for all sessions that send nothing else in a frame. */
  public byte[] array() {
    byte[] made = array;
    if (made == null) {
      made = Joining.array(json);
      array = made;
    }
    return made;
  }

  /** The envelope as a string, an array where messages are joined; decoded once for all. */
  public String text() {
    String decoded = text;
    if (decoded == null) {
      decoded = parts.length == 0 ? new String(json, StandardCharsets.UTF_8) : arrayText();
      text = decoded;
    }
    return decoded;
  }

  /** As the text of a JSON array, decoded once for all sessions that need it. */
  public String arrayText() {
    String decoded = arrayText;
    if (decoded == null) {
      decoded = new String(array(), StandardCharsets.UTF_8);
      arrayText = decoded;
    }
    return decoded;
  }

  /**
   * The frame of these parts; where it was sent before, the same one.
   *
   * @param parts at least two
   */
  public static JoinedFrame frame(List<Part> parts) {
    if (!(parts.get(0) instanceof StreamMessage first)) {
      return new JoinedFrame(parts);
    }
    WeakReference<JoinedFrame> sent = first.frame;
    JoinedFrame kept = sent == null ? null : sent.get();
    if (kept == null || !kept.isOf(parts)) {
      kept = new JoinedFrame(parts);
      first.frame = new WeakReference<>(kept);
    }
    return kept;
  }

  /** The same message without the forms that were made of it, for keeping in a history. */
  public StreamMessage bare() {
    return new StreamMessage(new Draft(this), parts);
  }

  @Override
  public boolean hasBinary() {
    return binarySource != null;
  }

  /** The message as SBE, where it has that form. Shared: must not be changed. */
  @Override
  public byte[] binary() {
    byte[] made = binary;
    if (made == null) {
      made = binarySource.get();
      binary = made;
    }
    return made;
  }

  /**
   * What is read out of the message, once for all who ask; all of them ask for the same.
   *
   * @param reading called on the thread of whoever asks first
   */
  Object remembered(Function<StreamMessage, ?> reading) {
    Object made = remembered;
    if (made == null) {
      made = reading.apply(this);
      remembered = made;
    }
    return made;
  }

  /** Whether this message replaces what the client has of the channel. */
  public boolean initial() {
    return initial;
  }

  /** Conflation key, or null where each message stands for itself. */
  public Object key() {
    return key;
  }

  /** When the data entered the ring, nanoseconds since the Unix epoch; 0 where there is no ring. */
  @Override
  public long sourceTimeNs() {
    return sourceTimeNs;
  }

  /** How the change can be merged with the next one; null where it cannot. */
  public ChangeFolding<StreamMessage> folding() {
    return folding;
  }

  /** What was given with the folding. */
  public Object change() {
    return change;
  }

  /** The fields, while they are put together. */
  private static final class Draft {

    private final Channel channel;
    private final long epoch;
    private final long seq;
    private final byte[] json;
    private boolean initial;
    private Object key;
    private long sourceTimeNs;
    private Supplier<byte[]> binarySource;
    private ChangeFolding<StreamMessage> folding;
    private Object change;

    private Draft(Channel channel, long epoch, long seq, byte[] json) {
      this.channel = channel;
      this.epoch = epoch;
      this.seq = seq;
      this.json = json;
    }

    private Draft(StreamMessage from) {
      this(from.channel, from.epoch, from.seq, from.json);
      initial = from.initial;
      key = from.key;
      sourceTimeNs = from.sourceTimeNs;
      binarySource = from.binarySource;
      folding = from.folding;
      change = from.change;
    }
  }
}
