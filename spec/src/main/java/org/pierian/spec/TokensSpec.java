package org.pierian.spec;

/// What a token of a text is, and how many there are. The number stands in the spec, so that shapes are known before
/// any text is read.
@Doc("What a token of a text is, and how many there are.")
public sealed interface TokensSpec {

    /// Number of tokens, the size of the vocabulary.
    int count();

    @Key("characters")
    @Doc(
            value =
                    "Each character is a token: a Unicode code point, numbered from 0 in the order of code points. A line"
                            + " ends with one newline, whatever it is in the file. With `examples: lines` the newline is counted"
                            + " too.",
            shapes = "indices below count",
            source = "Karpathy, nanoGPT, `data/shakespeare_char/prepare.py`",
            example = "tokens: {characters: 65}")
    record Characters(
            @Doc("Number of different characters in the texts; another number is an error that says the right one.")
            @Range(min = 1, max = 1114112)
            int count)
            implements TokensSpec {}

    @Key("bytes")
    @Doc(
            value = "Each byte of the file is a token, whatever it encodes.",
            shapes = "indices below 256",
            example = "tokens: bytes")
    record Bytes() implements TokensSpec {

        @Override
        public int count() {
            return 256;
        }
    }

    @Key("words")
    @Doc(
            value =
                    "Each word, a run of characters that are no blanks, is a token. 0 is padding and the end of a line, 1 is"
                            + " every word that is not among the most frequent; these follow, the most frequent first and equally"
                            + " frequent ones by their code points. Words are counted in the training set only.",
            shapes = "indices below count",
            source = "Keras, `TextVectorization`",
            example = "tokens: {words: 20000}")
    record Words(
            @Doc("The most tokens, 0 and 1 among them.") @Range(min = 3, max = 16777216)
            int count) implements TokensSpec {}

    @Key("bpe")
    @Doc(
            value =
                    "Byte-pair encoding: the 256 bytes are tokens, and the two neighbouring tokens that come most often become a"
                            + " new one, again and again, until there are `vocabulary` tokens or no two come twice. What is counted"
                            + " is the training set only.",
            shapes = "indices below vocabulary",
            source = "Sennrich, Haddow and Birch 2016, Neural machine translation of rare words with subword units",
            example = "tokens: {bpe: 512}")
    record Bpe(
            @Doc("The most tokens, the 256 bytes among them.") @Default("512") @Range(min = 256, max = 65536)
            int vocabulary)
            implements TokensSpec {

        @Override
        public int count() {
            return vocabulary;
        }
    }
}
