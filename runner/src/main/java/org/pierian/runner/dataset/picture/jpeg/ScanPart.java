package org.pierian.runner.dataset.picture.jpeg;

import org.pierian.runner.dataset.picture.raster.PictureFault;

/// A component in a scan.
final class ScanPart {

    private final Component component;
    private final HuffmanTable first;
    private final HuffmanTable others;
    private int lastMean;

    /// @param first codes of the first coefficient of a block
    /// @param others codes of the other coefficients
    ScanPart(Component component, HuffmanTable first, HuffmanTable others) {
        this.component = component;
        this.first = first;
        this.others = others;
    }

    Component component() {
        return component;
    }

    HuffmanTable first() {
        return first;
    }

    HuffmanTable others() {
        return others;
    }

    /// Reads the first coefficient of a block, which is written as its difference from the one before.
    int nextMean(BitReader in) {
        int size = in.symbol(first);
        if (size >= Short.SIZE) {
            throw PictureFault.damaged("a coefficient has more than 15 bits");
        }
        lastMean += in.signed(size);
        return lastMean;
    }

    /// Forgets the block before.
    void restart() {
        lastMean = 0;
    }
}
