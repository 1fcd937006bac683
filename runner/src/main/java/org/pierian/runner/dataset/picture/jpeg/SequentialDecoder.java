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
        Component component = part.component();
        int[] quantiser = component.quantiser();
        HuffmanTable others = part.others();
        int first = (short) part.nextMean(in) * quantiser[0];
        boolean flat = true;
        for (int k = 1; k < InverseDct.BLOCK; k++) {
            int symbol = others.next(in);
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
                if (flat) {
                    Arrays.fill(block, 0);
                    flat = false;
                }
                int place = ZigZag.place(k);
                block[place] = value * quantiser[place];
            }
        }
        if (flat) {
            component.writeFlat(first, row, column, transform);
        } else {
            block[0] = first;
            component.write(block, row, column, transform);
        }
    }

    @Override
    public void restart() {
        // blocks do not depend on each other but for their first coefficients
    }
}
