package org.pierian.runner.dataset.parquet;

/// The bytes of a column in a group of rows.
///
/// @param type how its values are stored
/// @param codec how they are compressed, a number of the format
/// @param values how many there are, missing ones included
/// @param bytes how many bytes of the file it takes
/// @param dataPage where its first page of values begins
/// @param dictionaryPage where its dictionary begins; 0 where there is none
record ColumnChunk(int type, int codec, long values, long bytes, long dataPage, long dictionaryPage) {

    private static final int FILE_PATH = 1;
    private static final int METADATA = 3;
    private static final int CRYPTO_METADATA = 8;
    private static final int ENCRYPTED_METADATA = 9;

    /// Where its first byte is.
    long start() {
        return dictionaryPage > 0 ? Math.min(dictionaryPage, dataPage) : dataPage;
    }

    /// Reads a chunk of a group.
    static ColumnChunk read(ThriftReader thrift) {
        long[] found = new long[6]; // in the order of the components
        boolean[] hasMetadata = {false};
        thrift.struct((id, type) -> {
            if (id == FILE_PATH) {
                throw new ThriftReader.Fault("a column is in another file");
            } else if (id == CRYPTO_METADATA || id == ENCRYPTED_METADATA) {
                throw new ThriftReader.Fault("a column is encrypted");
            } else if (id != METADATA) {
                return false;
            }
            ThriftReader.require(type, ThriftReader.STRUCT);
            hasMetadata[0] = true;
            thrift.struct((key, of) -> readKey(thrift, key, of, found));
            return true;
        });
        if (!hasMetadata[0]) {
            throw new ThriftReader.Fault("a column has no metadata");
        }
        return new ColumnChunk((int) found[0], (int) found[1], found[2], found[3], found[4], found[5]);
    }

    private static boolean readKey(ThriftReader thrift, int key, int type, long[] found) {
        int place = switch (key) {
            case 1 -> 0;
            case 4 -> 1;
            case 5 -> 2;
            case 7 -> 3;
            case 9 -> 4;
            case 11 -> 5;
            default -> -1;
        };
        if (place < 0) {
            return false;
        }
        found[place] = key == 1 || key == 4 ? thrift.i32(type) : thrift.i64(type);
        return true;
    }
}
