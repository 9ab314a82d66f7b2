package org.tradewire.feed.ring;

/**
 * Layout of a ring file: every offset, in bytes from the start of the file. All numbers are
 * little-endian; numbers of 8 bytes lie on addresses divisible by 8.
 *
 * <pre>
 *  header, {@value #HEADER_LENGTH} bytes
 *     0  int64   magic "TWRING01" (written last)
 *     8  int32   layout version
 *    12  int32   kind: 1 trades, 2 book
 *    16  int32   capacity: slots, a power of two
 *    20  int32   slot size in bytes: 128 for trades, 512 for book
 *    24  int32   SBE schema id
 *    28  int32   SBE schema version
 *    32  int64   epoch: greater for every new writer of the venue
 *    40  int64   process id of the writer (for people; it means nothing across containers)
 *    48  int64   created, ns since the Unix epoch
 *    56  int32   length of the venue's name
 *    60  bytes   venue's name, ASCII, at most 32
 *    92  int32   length of the doorbell's path; 0 = file name of the ring + ".bell" beside it
 *    96  bytes   doorbell's path, UTF-8, at most 108
 *   256  int64   heartbeat, ns since the Unix epoch; 0 = closed by its writer
 *   384  int64   producer position: records published since the file was made
 *   512  16 x 64 doorbell slots: +0 int64 owner (0 = free), +8 int32 state (0 awake, 1 sleeping, 2 rung)
 *  slots, capacity x slot size
 *    +0  int64   stamp
 *    +8  bytes   SBE message header and message (feed-schema.xml)
 * </pre>
 *
 * <p>Record {@code p} (0-based) lives in slot {@code p & (capacity - 1)}. Its stamp is {@code 2p+1}
 * while it is written and {@code 2p+2} when it is whole; 0 means never written. A reader loads the
 * stamp (acquire), copies, loads the stamp again after a load fence, and uses the copy only if both
 * were {@code 2p+2}. Readers write nothing but their own doorbell slot.
 */
public final class RingDescriptor {

  /** "TWRING01" read as a little-endian number. */
  public static final long MAGIC = 0x3130_474E_4952_5754L;

  /** Raised when an offset or a rule of this page changes. */
  public static final int LAYOUT_VERSION = 1;

  /** Records of this version of the schema and of later ones are read; each only adds to it. */
  static final int OLDEST_SCHEMA_VERSION = 1;

  /** Bytes before the first slot: one page. */
  public static final int HEADER_LENGTH = 4096;

  /** Readers that can sleep on one ring at a time. */
  public static final int DOORBELL_COUNT = 16;

  /** Longest venue name in bytes. */
  public static final int VENUE_MAX_LENGTH = 32;

  static final int MAGIC_OFFSET = 0;
  static final int LAYOUT_VERSION_OFFSET = 8;
  static final int KIND_OFFSET = 12;
  static final int CAPACITY_OFFSET = 16;
  static final int SLOT_SIZE_OFFSET = 20;
  static final int SCHEMA_ID_OFFSET = 24;
  static final int SCHEMA_VERSION_OFFSET = 28;
  static final int EPOCH_OFFSET = 32;
  static final int WRITER_PID_OFFSET = 40;
  static final int CREATED_OFFSET = 48;
  static final int VENUE_LENGTH_OFFSET = 56;
  static final int VENUE_OFFSET = 60;
  static final int DOORBELL_PATH_LENGTH_OFFSET = 92;
  static final int DOORBELL_PATH_OFFSET = 96;
  static final int DOORBELL_PATH_MAX_LENGTH = 108;
  static final int HEARTBEAT_OFFSET = 256;
  static final int POSITION_OFFSET = 384;
  static final int DOORBELLS_OFFSET = 512;
  static final int DOORBELL_LENGTH = 64;

  static final int STAMP_LENGTH = 8;

  static final int AWAKE = 0;
  static final int SLEEPING = 1;
  static final int RUNG = 2;

  /** No writer ever comes so far; a stamp of twice as much still is a number. */
  static final long MAX_POSITION = 1L << 61;

  /** Largest file that one mapping holds. */
  private static final long MAX_FILE_LENGTH = Integer.MAX_VALUE;

  private RingDescriptor() {}

  /**
   * Length of a ring file.
   *
   * @throws RingException if the capacity is not a power of two, or the file would not fit a
   *     mapping
   */
  public static int fileLength(RingKind kind, int capacity) {
    if (capacity <= 0 || Integer.bitCount(capacity) != 1) {
      throw new RingException(
          "A ring's capacity must be a power of two of at least 1: capacity=" + capacity);
    }
    long length = HEADER_LENGTH + (long) capacity * kind.slotSize();
    if (length > MAX_FILE_LENGTH) {
      throw new RingException(
          "A ring of "
              + capacity
              + " slots would not fit one mapping: length="
              + length
              + ", maximum="
              + MAX_FILE_LENGTH);
    }
    return (int) length;
  }

  /** Offset of the slot that holds a record. */
  static int slotOffset(long position, int mask, int slotSize) {
    return HEADER_LENGTH + (int) (position & mask) * slotSize;
  }

  /** Stamp of a record that is being written. */
  static long writingStamp(long position) {
    return 2 * position + 1;
  }

  /** Stamp of a whole record. */
  static long wholeStamp(long position) {
    return 2 * position + 2;
  }

  /** Offset of a reader's doorbell owner. */
  static int doorbellOwnerOffset(int readerId) {
    if (readerId < 0 || readerId >= DOORBELL_COUNT) {
      throw new RingException(
          "A doorbell slot is one of 0.." + (DOORBELL_COUNT - 1) + ": readerId=" + readerId);
    }
    return DOORBELLS_OFFSET + readerId * DOORBELL_LENGTH;
  }

  /** Offset of a reader's doorbell state. */
  static int doorbellStateOffset(int readerId) {
    return doorbellOwnerOffset(readerId) + 8;
  }
}
