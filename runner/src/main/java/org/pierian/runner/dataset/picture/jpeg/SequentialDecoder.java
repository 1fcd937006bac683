package org.pierian.runner.dataset.picture.jpeg;

import org.pierian.runner.dataset.picture.raster.PictureFault;

/// Reads whole blocks and works their samples out, many together.
///
/// **Source:** ITU-T T.81, F.2.2.
final class SequentialDecoder implements BlockDecoder {

    private static final int SKIP_16 = 0xF0;
    private static final int MOST_BITS = 2 * HuffmanTable.LONGEST; // of a code and the number behind it

    private final BlockBatch batch = new BlockBatch();

    @Override
    public void read(BitReader in, ScanPart part, int row, int column) {
        Component component = part.component();
        int[] quantiser = component.quantiser();
        int first = (short) part.nextMean(in) * quantiser[0];
        if (readOthers(in, part.others(), quantiser)) {
            batch.rows()[0][batch.column()] = first;
            batch.add(component, row, column);
        } else {
            component.writeFlat(first, row, column);
        }
    }

    /// Reads all but the first coefficient of a block.
    ///
    /// @return whether there are any but 0
    private boolean readOthers(BitReader in, HuffmanTable codes, int[] quantiser) {
        int[][] rows = batch.rows();
        int column = batch.column();
        boolean any = false;
        long bits = in.bits();
        int count = in.count();
        for (int k = 1; k < InverseDct.BLOCK; k++) {
            if (count < MOST_BITS) {
                in.resume(bits, count);
                in.fill();
                bits = in.bits();
                count = in.count();
            }
            int entry = codes.entry(bits, count);
            if (entry == 0) {
                in.resume(bits, count);
                throw in.unknownCode();
            }
            int symbol = HuffmanTable.symbol(entry);
            int size = HuffmanTable.size(symbol);
            if (size == 0) {
                count -= HuffmanTable.length(entry);
                if (symbol != SKIP_16) {
                    break;
                }
                k += SKIP_16 >> 4;
                continue;
            }
            k += symbol >> 4;
            int value;
            int whole = HuffmanTable.whole(entry);
            if (whole > 0) {
                count -= whole;
                value = HuffmanTable.number(entry);
            } else {
                count -= HuffmanTable.length(entry) + size;
                value = HuffmanTable.extend((int) (bits >>> count) & ((1 << size) - 1), size);
            }
            if (k >= InverseDct.BLOCK) {
                throw PictureFault.damaged("a block has more than 64 coefficients");
            }
            rows[ZigZag.row(k)][column + ZigZag.column(k)] = value * quantiser[ZigZag.place(k)];
            any = true;
        }
        in.resume(bits, count);
        return any;
    }

    @Override
    public void finish() {
        batch.write();
    }

    @Override
    public void restart() {
        // blocks do not depend on each other but for their first coefficients
    }
}
