package org.pierian.runner.dataset.picture.jpeg;

import org.pierian.runner.dataset.picture.raster.PictureFault;

/// Reads some bits of some coefficients of each block.
///
/// **Source:** ITU-T T.81, G.1.2 and G.2.
final class ProgressiveDecoder implements BlockDecoder {

    private static final int LONGEST_RUN = 15;

    private final Progression range;
    private final int one; // what the lowest bit of this scan counts
    private int emptyBlocks; // this block and those after it that have nothing new

    ProgressiveDecoder(Progression range) {
        this.range = range;
        this.one = 1 << range.low();
    }

    @Override
    public void restart() {
        emptyBlocks = 0;
    }

    @Override
    public void read(BitReader in, ScanPart part, int row, int column) {
        Component component = part.component();
        int block = component.block(row, column);
        if (range.first() > 0) {
            if (range.isRefinement()) {
                refine(in, part.others(), component, block);
            } else {
                begin(in, part.others(), component, block);
            }
            return;
        }
        short[] all = component.coefficients();
        int place = block * InverseDct.BLOCK;
        if (range.isRefinement()) {
            all[place] |= (short) (in.take(1) * one);
        } else {
            all[place] = (short) (part.nextMean(in) * one);
        }
    }

    @Override
    public void finish() {
        // samples are worked out when all scans have been read
    }

    private void begin(BitReader in, HuffmanTable codes, Component component, int block) {
        if (emptyBlocks > 0) {
            emptyBlocks--;
            return;
        }
        for (int k = range.first(); k <= range.last(); k++) {
            int symbol = in.symbol(codes);
            int run = symbol >> 4;
            int size = HuffmanTable.size(symbol);
            if (size > 0) {
                k += run;
                int value = in.signed(size);
                requireInside(k);
                put(component, block, k, value * one);
            } else if (run == LONGEST_RUN) {
                k += LONGEST_RUN;
            } else {
                emptyBlocks = (1 << run) + in.take(run) - 1;
                return;
            }
        }
    }

    private void refine(BitReader in, HuffmanTable codes, Component component, int block) {
        int k = range.first();
        while (emptyBlocks == 0 && k <= range.last()) {
            int symbol = in.symbol(codes);
            int run = symbol >> 4;
            int size = HuffmanTable.size(symbol);
            if (size > 1) {
                throw PictureFault.damaged("a scan of single bits has longer numbers");
            }
            if (size == 0 && run < LONGEST_RUN) {
                emptyBlocks = (1 << run) + in.take(run);
                break;
            }
            int value = size == 0 ? 0 : in.take(1) == 1 ? one : -one;
            k = refineUntil(in, component, block, k, run);
            if (value != 0) {
                requireInside(k);
                put(component, block, k, value);
            }
            k++;
        }
        if (emptyBlocks > 0) {
            refineUntil(in, component, block, k, InverseDct.BLOCK);
            emptyBlocks--;
        }
    }

    /// Reads one bit more of each coefficient that is not 0, until some that are have been passed.
    ///
    /// @param k the first coefficient
    /// @param zeros how many coefficients of 0 are passed
    /// @return the next coefficient of 0, or the one behind the last
    private int refineUntil(BitReader in, Component component, int block, int k, int zeros) {
        short[] all = component.coefficients();
        int last = range.last();
        int low = range.low();
        long some = component.masks()[block] & (-1L >>> (InverseDct.BLOCK - 1 - last)); // none behind the last
        int left = zeros;
        int at = k;
        long bits = in.bits();
        int count = in.count();
        while (at <= last) {
            long ahead = some >>> at;
            int next = ahead == 0 ? last + 1 : at + Long.numberOfTrailingZeros(ahead);
            if (ahead == 0 || next - at > left) {
                at = Math.min(at + left, next);
                break;
            }
            left -= next - at;
            if (count == 0) {
                in.resume(bits, count);
                in.fill();
                bits = in.bits();
                count = in.count();
            }
            count--;
            int place = block * InverseDct.BLOCK + ZigZag.place(next);
            int value = all[place];
            int added = (int) (bits >>> count) & ~(value >> low) & 1; // a branch would be guessed wrong half the time
            all[place] = (short) (value + ((((value >> (Integer.SIZE - 1)) | 1) * added) << low));
            at = next + 1;
        }
        in.resume(bits, count);
        return at;
    }

    private static void put(Component component, int block, int k, int value) {
        short kept = (short) value;
        component.coefficients()[block * InverseDct.BLOCK + ZigZag.place(k)] = kept;
        if (kept != 0) {
            component.masks()[block] |= 1L << k;
        }
    }

    private void requireInside(int k) {
        if (k > range.last()) {
            throw PictureFault.damaged("a block has more coefficients than its scan");
        }
    }
}
