package org.pierian.runner.dataset.picture.jpeg;

/// The second bytes of markers.
///
/// **Source:** ITU-T T.81, table B.1.
final class Markers {

    static final int BASELINE = 0xC0;
    static final int SEQUENTIAL = 0xC1;
    static final int PROGRESSIVE = 0xC2;
    static final int CODES = 0xC4;
    static final int ARITHMETIC_CODES = 0xCC;
    static final int LAST_FRAME = 0xCF;
    static final int RESTART = 0xD0;
    static final int START = 0xD8;
    static final int END = 0xD9;
    static final int SCAN = 0xDA;
    static final int QUANTISERS = 0xDB;
    static final int LINES = 0xDC;
    static final int RESTART_INTERVAL = 0xDD;
    static final int APPLICATION = 0xE0;
    static final int CAMERA = 0xE1;
    static final int ADOBE = 0xEE;
    static final int COMMENT = 0xFE;

    private Markers() {}

    /// Whether a marker is followed by a length and as many bytes that may be left out.
    static boolean canBeSkipped(int marker) {
        return (marker >= APPLICATION && marker <= COMMENT) || marker == ARITHMETIC_CODES;
    }

    /// Whether a marker begins a picture of a kind that is not read: without loss, in levels, or with arithmetic
    /// codes.
    static boolean isOtherFrame(int marker) {
        return marker > PROGRESSIVE && marker <= LAST_FRAME && marker != CODES && marker != ARITHMETIC_CODES;
    }
}
