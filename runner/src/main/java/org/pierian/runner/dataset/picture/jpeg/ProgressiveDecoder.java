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
        short[] all = part.component().coefficients();
        int block = part.component().block(row, column);
        if (range.first() > 0) {
            if (range.isRefinement()) {
                refine(in, part.others(), all, block);
            } else {
                begin(in, part.others(), all, block);
            }
        } else if (range.isRefinement()) {
            all[block] |= (short) (in.take(1) * one);
        } else {
            all[block] = (short) (part.nextMean(in) * one);
        }
    }

    private void begin(BitReader in, HuffmanTable codes, short[] all, int block) {
        if (emptyBlocks > 0) {
            emptyBlocks--;
            return;
        }
        for (int k = range.first(); k <= range.last(); k++) {
            int symbol = codes.next(in);
            int run = symbol >> 4;
            int size = symbol & 0xF;
            if (size > 0) {
                k += run;
                int value = in.signed(size);
                requireInside(k);
                all[block + ZigZag.place(k)] = (short) (value * one);
            } else if (run == LONGEST_RUN) {
                k += LONGEST_RUN;
            } else {
                emptyBlocks = (1 << run) + in.take(run) - 1;
                return;
            }
        }
    }

    private void refine(BitReader in, HuffmanTable codes, short[] all, int block) {
        int k = range.first();
        while (emptyBlocks == 0 && k <= range.last()) {
            int symbol = codes.next(in);
            int run = symbol >> 4;
            int size = symbol & 0xF;
            if (size > 1) {
                throw PictureFault.damaged("a scan of single bits has longer numbers");
            }
            if (size == 0 && run < LONGEST_RUN) {
                emptyBlocks = (1 << run) + in.take(run);
                break;
            }
            int value = size == 0 ? 0 : in.take(1) == 1 ? one : -one;
            k = refineUntil(in, all, block, k, run);
            if (value != 0) {
                requireInside(k);
                all[block + ZigZag.place(k)] = (short) value;
            }
            k++;
        }
        if (emptyBlocks > 0) {
            refineUntil(in, all, block, k, InverseDct.BLOCK);
            emptyBlocks--;
        }
    }

    /// Reads one bit more of each coefficient that is not 0, until some that are have been passed.
    ///
    /// @param k the first coefficient
    /// @param zeros how many coefficients of 0 are passed
    /// @return the next coefficient of 0, or the one behind the last
    private int refineUntil(BitReader in, short[] all, int block, int k, int zeros) {
        int left = zeros;
        int at = k;
        for (; at <= range.last(); at++) {
            int place = block + ZigZag.place(at);
            int value = all[place];
            if (value == 0) {
                if (left == 0) {
                    break;
                }
                left--;
            } else if (in.take(1) == 1 && (value & one) == 0) {
                all[place] = (short) (value >= 0 ? value + one : value - one);
            }
        }
        return at;
    }

    private void requireInside(int k) {
        if (k > range.last()) {
            throw PictureFault.damaged("a block has more coefficients than its scan");
        }
    }
}
