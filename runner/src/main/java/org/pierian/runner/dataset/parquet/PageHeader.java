package org.pierian.runner.dataset.parquet;

/// What stands before a page.
///
/// @param type of the page, a number of the format
/// @param uncompressed bytes once it is decompressed
/// @param compressed bytes in the file
/// @param values how many it has, missing ones included; of a dictionary, its entries
/// @param levels bytes before the values that say which are missing, where the header says it
record PageHeader(int type, int uncompressed, int compressed, int values, long levels) {

    static final int DATA = 0;
    static final int INDEX = 1;
    static final int DICTIONARY = 2;
    static final int DATA_2 = 3;

    private static final int UNCOMPRESSED_FIELD = 2;
    private static final int COMPRESSED_FIELD = 3;
    private static final int DATA_FIELD = 5;
    private static final int DICTIONARY_FIELD = 7;
    private static final int DATA_2_FIELD = 8;

    /// Reads a header.
    ///
    /// @throws ThriftReader.Fault when it is none
    static PageHeader read(ThriftReader thrift) {
        long[] found = {-1, -1, -1, -1, 0}; // in the order of the components
        int[] described = {-1};
        thrift.struct((id, type) -> {
            switch (id) {
                case 1, UNCOMPRESSED_FIELD, COMPRESSED_FIELD -> found[id - 1] = thrift.i32(type);
                case DATA_FIELD, DICTIONARY_FIELD, DATA_2_FIELD -> {
                    ThriftReader.require(type, ThriftReader.STRUCT);
                    described[0] = id - DATA_FIELD;
                    thrift.struct((key, of) -> readKey(thrift, id, key, of, found));
                }
                default -> {
                    return false;
                }
            }
            return true;
        });
        if (found[0] < 0 || found[1] < 0 || found[2] < 0 || (described[0] != found[0] && found[0] != INDEX)) {
            throw new ThriftReader.Fault("a page has a header that says too little");
        }
        return new PageHeader((int) found[0], (int) found[1], (int) found[2], (int) found[3], found[4]);
    }

    private static boolean readKey(ThriftReader thrift, int id, int key, int type, long[] found) {
        if (key == 1) {
            found[3] = thrift.i32(type);
            return true;
        }
        if (id == DATA_2_FIELD && (key == 5 || key == 6)) {
            int bytes = thrift.i32(type);
            if (bytes < 0) {
                throw new ThriftReader.Fault("a page has a part of a negative size");
            }
            found[4] += bytes;
            return true;
        }
        return false;
    }
}
