package org.pierian.runner.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.pierian.core.layer.SavedTensor;
import org.pierian.core.tensor.Tensor;
import org.pierian.runner.file.Sha256;

/// A chain of hashes, one link for each epoch: the link before, the epoch's sums, and every bit of the
/// weights.
///
/// Two runs that ever differed have different links from then on, so the first different link names the epoch.
/// Of a long run a record has only some links, evenly spaced, and always the last; a checkpoint has them all, as a
/// longer run spaces them otherwise.
public final class HashChain {

    private static final int KEPT = 10;
    private static final int PART = 1 << 14; // numbers that are hashed at once

    private final int every;
    private final List<Link> links = new ArrayList<>();
    private final MessageDigest digest = Sha256.digest();
    private byte[] last = new byte[0];
    private boolean ended;

    /// The chain's hash after an epoch.
    ///
    /// @param epoch number of the epoch, from 1
    /// @param hash 32 hex digits
    public record Link(int epoch, String hash) {}

    /// @param epochs number of epochs of the run
    public HashChain(int epochs) {
        this.every = (epochs + KEPT - 1) / KEPT;
    }

    /// A chain that continues.
    ///
    /// @param epochs number of epochs of the run
    /// @param last the last link, as [#last] gave it
    /// @param links the links so far, as [#all] gave them
    public static HashChain resume(int epochs, String last, List<Link> links) {
        HashChain chain = new HashChain(epochs);
        chain.last = HexFormat.of().parseHex(last);
        chain.links.addAll(links);
        return chain;
    }

    /// The last link in full; empty before the first.
    public String last() {
        return HexFormat.of().formatHex(last);
    }

    /// Adds the link of an epoch.
    ///
    /// @param epoch number of the epoch, from 1
    /// @param score what the epoch's steps gave
    /// @param saved what is saved of the network after it
    /// @param isLast whether training ends here
    public void add(int epoch, Score score, List<SavedTensor> saved, boolean isLast) {
        digest.update(last);
        ByteBuffer head =
                ByteBuffer.allocate((1 + score.metrics().size()) * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        head.putLong(epoch);
        score.metrics().values().forEach(metric -> head.putLong(Double.doubleToRawLongBits(metric)));
        digest.update(head.array());
        for (SavedTensor tensor : saved) {
            update(tensor.value());
        }
        last = digest.digest();
        links.add(new Link(epoch, HexFormat.of().formatHex(last, 0, 16)));
        ended = isLast;
    }

    /// Part by part: the bytes of a large tensor do not fit into an array.
    private void update(Tensor tensor) {
        float[] part = new float[Math.min(PART, tensor.size())];
        ByteBuffer bytes = ByteBuffer.allocate(part.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        int count;
        for (int from = 0; from < tensor.size(); from += count) {
            count = Math.min(part.length, tensor.size() - from);
            tensor.buffer().read(from, part, 0, count);
            bytes.asFloatBuffer().put(part, 0, count);
            digest.update(bytes.array(), 0, count * Float.BYTES);
        }
    }

    /// The link of every epoch so far.
    public List<Link> all() {
        return links;
    }

    /// The links of a record.
    public List<Link> links() {
        return links.stream()
                .filter(link -> link.epoch() % every == 0 || (ended && link.equals(links.getLast())))
                .toList();
    }
}
