package org.tradewire.feed.ring;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.agrona.MutableDirectBuffer;

/**
 * A ring's memory as the Java memory model lets another processor see it. One thread stores first;
 * then another loads, and each of its loads may be answered with every value that the stores, their
 * modes and both sides' fences permit: {@link Choices} decides. Since whoever stores never loads
 * what it has stored for others, these are all executions of the two at the same time.
 *
 * <p>Each word keeps the history of its stores. A store carries what its writer had ordered before
 * it: everything where it is a release ({@code putLongOrdered}), what lies before the last fence
 * where it is plain. A load takes any store that is not older than what the reader must know of
 * that word. An acquire load ({@code getLongVolatile}, of which no more is used) learns at once
 * what the store carried; a plain one teaches nothing until a load fence, not even the order of two
 * loads of one word.
 */
final class WeakMemory extends FencedBuffer {

  /** What a defective ring would leave out. */
  enum Defect {
    STORE_FENCE,
    LOAD_FENCE,
    WRITING_STAMP,
    RELEASE,
    SECOND_LOOK
  }

  /** One store; {@code carried} gives for a word the index of the store that it makes known. */
  private record Store(long value, Map<Integer, Integer> carried) {}

  private final Choices choices;
  private final Set<Defect> defects;
  private final Map<Integer, List<Store>> histories = new HashMap<>();
  private final Map<Integer, Integer> written = new HashMap<>();
  private final Map<Integer, Integer> known = new HashMap<>();
  private final Map<Integer, Integer> learnedByFence = new HashMap<>();
  private Map<Integer, Integer> fenced = Map.of();
  private int copied = -1;
  private long looked;

  WeakMemory(int length, Choices choices, Defect... defects) {
    super(ByteBuffer.allocateDirect(length));
    this.choices = choices;
    this.defects = EnumSet.noneOf(Defect.class);
    this.defects.addAll(List.of(defects));
  }

  /** A reader that knows nothing yet begins. */
  void forgetReader() {
    known.clear();
    learnedByFence.clear();
    copied = -1;
  }

  @Override
  public void putLong(int index, long value) {
    boolean stamp = (index & (RingKind.TRADES.slotSize() - 1)) == 0;
    if (!stamp || !defects.contains(Defect.WRITING_STAMP)) {
      store(index, value, fenced);
    }
  }

  @Override
  public void putLongOrdered(int index, long value) {
    store(index, value, defects.contains(Defect.RELEASE) ? fenced : Map.copyOf(written));
  }

  @Override
  void storeStoreFence() {
    if (!defects.contains(Defect.STORE_FENCE)) {
      fenced = Map.copyOf(written);
    }
  }

  @Override
  public long getLongVolatile(int index) {
    if (index == copied && defects.contains(Defect.SECOND_LOOK)) {
      copied = -1;
      return looked;
    }
    int chosen = chosenStore(index);
    learn(known, index, chosen);
    if (chosen > 0) {
      stores(index).get(chosen).carried().forEach((word, store) -> learn(known, word, store));
    }
    looked = stores(index).get(chosen).value();
    return looked;
  }

  @Override
  public void getBytes(int index, MutableDirectBuffer target, int targetIndex, int length) {
    for (int done = 0; done < length; done += Long.BYTES) {
      int word = index + done;
      int chosen = chosenStore(word);
      Store store = stores(word).get(chosen);
      learn(learnedByFence, word, chosen);
      store.carried().forEach((other, newest) -> learn(learnedByFence, other, newest));
      target.putLong(targetIndex + done, store.value());
    }
    copied = index - RingDescriptor.STAMP_LENGTH;
  }

  @Override
  void loadLoadFence() {
    if (!defects.contains(Defect.LOAD_FENCE)) {
      learnedByFence.forEach((word, store) -> learn(known, word, store));
    }
  }

  private void store(int index, long value, Map<Integer, Integer> carried) {
    stores(index).add(new Store(value, carried));
    written.put(index, stores(index).size() - 1);
  }

  private int chosenStore(int index) {
    int oldest = known.getOrDefault(index, 0);
    int width = stores(index).size() - oldest;
    return oldest + (width == 1 ? 0 : choices.choose(width));
  }

  /** Stores of a word, the zero that the file was made with first. */
  private List<Store> stores(int index) {
    return histories.computeIfAbsent(
        index, word -> new ArrayList<>(List.of(new Store(0, Map.of()))));
  }

  private static void learn(Map<Integer, Integer> view, int word, int store) {
    view.merge(word, store, Math::max);
  }
}
