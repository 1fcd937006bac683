package org.pierian.runner.dataset.picture.jpeg;

/// Reads what a scan has of one block.
interface BlockDecoder {

    /// Reads it.
    ///
    /// @param row of the block among the component's
    /// @param column likewise
    void read(BitReader in, ScanPart part, int row, int column);

    /// Forgets what came before.
    void restart();

    /// Ends the scan.
    void finish();
}
