package org.pierian.core.backend.cpu.attention;

import org.pierian.core.backend.AttentionGeometry;
import org.pierian.core.backend.MatMul;

/// Which parts of the square of queries and keys are computed.
///
/// In a causal attention blocks of queries skip keys that none of them sees. What is skipped would be a product
/// with +0. Sums of more than one segment skip nothing, so that segments begin where they should.
final class Bands {

    /// Queries, or keys, of a block.
    static final int BLOCK = 32;

    private final AttentionGeometry geometry;

    Bands(AttentionGeometry geometry) {
        this.geometry = geometry;
    }

    private boolean skips(int length) {
        return geometry.causal() && length <= MatMul.SEGMENT;
    }

    /// Queries in a block of an example.
    int block(int length) {
        return skips(length) ? BLOCK : Math.max(BLOCK, length);
    }

    /// The first key computed for the block of queries that begins at `query`, at the start of a block.
    int firstKey(int query, int length) {
        return skips(length) ? geometry.firstKey(query) / BLOCK * BLOCK : 0;
    }

    /// Behind the last key computed for the queries before `endQuery`.
    int endKey(int endQuery, int length) {
        return skips(length) ? endQuery : length;
    }

    /// The first query computed for the block of keys that begins at `key`.
    int firstQuery(int key, int length) {
        return skips(length) ? key : 0;
    }

    /// Behind the last query computed for the keys before `endKey`.
    int endQuery(int endKey, int length) {
        return skips(length) ? (int) Math.min(length, endKey - 1L + geometry.window()) : length;
    }
}
