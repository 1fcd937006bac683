package org.pierian.runner.dataset.picture.jpeg;

import java.util.Arrays;
import org.pierian.runner.dataset.picture.raster.PictureFault;

/// Reads whole blocks and works their samples out at once.
///
/// **Source:** ITU-T T.81, F.2.2.
final class SequentialDecoder implements BlockDecoder {

    private static final int SKIP_16 = 0xF0;

    private final int[] block = new int[InverseDct.BLOCK];
    private final InverseDct transform = new InverseDct();

    @Override
    public void read(BitReader in, ScanPart part, int row, int column) {
        int[] quantiser = part.component().quantiser();
        Arrays.fill(block, 0);
        block[0] = (short) part.nextMean(in) * quantiser[0];
        for (int k = 1; k < InverseDct.BLOCK; k++) {
            int symbol = part.others().next(in);
            int size = symbol & 0xF;
            if (size == 0) {
                if (symbol != SKIP_16) {
                    break;
                }
                k += SKIP_16 >> 4;
            } else {
                k += symbol >> 4;
                int value = in.signed(size);
                if (k >= InverseDct.BLOCK) {
                    throw PictureFault.damaged("a block has more than 64 coefficients");
                }
                int place = ZigZag.place(k);
                block[place] = value * quantiser[place];
            }
        }
        part.component().write(block, row, column, transform);
    }

    @Override
    public void restart() {
        // blocks do not depend on each other but for their first coefficients
    }
}
