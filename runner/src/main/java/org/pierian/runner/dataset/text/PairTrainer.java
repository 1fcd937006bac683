package org.pierian.runner.dataset.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// Learns the tokens of byte-pair encoding from a text.
///
/// Of all neighbours in the [Pieces] of the text, the pair that comes most often becomes a token, and is one
/// wherever it stands, from the left; then again, of what there is then. Of pairs that come equally often the
/// one with the lower bytes is taken, its left token first. A pair whose bytes are a token already is not
/// taken. It ends with the last token that there is room for, or when no pair comes twice.
///
/// How often each pair comes is counted once; after that only in the pieces that change.
///
/// **Source:** Sennrich, Haddow and Birch 2016, algorithm 1; Gage 1994, *A new algorithm for data compression*.
final class PairTrainer {

    private static final int LEAST = 2;
    private static final int ALL = -1;

    private final Map<String, Piece> pieces = new LinkedHashMap<>();
    private final Map<Long, Pair> pairs = new HashMap<>();
    private final BytePairs tokens = new BytePairs();
    private final PriorityQueue<Candidate> candidates = new PriorityQueue<>(this::compare);

    /// Bytes that are the same wherever they stand.
    private static final class Piece {
        private final int[] tokens;
        private int size;
        private long count;

        Piece(int[] tokens) {
            this.tokens = tokens;
            this.size = tokens.length;
        }
    }

    /// Two neighbours.
    private static final class Pair {
        private final List<Piece> pieces = new ArrayList<>(); // all that have it, and some that had it
        private long count;
    }

    /// A pair with how often it came when it was looked at; that is never less than now.
    private record Candidate(int left, int right, long count) {}

    /// Counts the pieces of a part of a text.
    ///
    /// @param bytes 0 to 255 each
    /// @param from the part's first byte
    /// @param end behind its last byte
    void add(int[] bytes, int from, int end) {
        for (int start = from; start < end; ) {
            int next = Pieces.end(bytes, start, end);
            char[] text = new char[next - start];
            for (int i = 0; i < text.length; i++) {
                text[i] = (char) bytes[start + i];
            }
            int[] piece = Arrays.copyOfRange(bytes, start, next);
            pieces.computeIfAbsent(new String(text), _ -> new Piece(piece)).count++;
            start = next;
        }
    }

    /// Learns tokens; once.
    ///
    /// @param most the most tokens, at least the 256 bytes
    BytePairs train(int most) {
        List<Long> all = new ArrayList<>();
        pieces.values().forEach(piece -> count(piece, ALL, all));
        all.forEach(each -> candidates.add(candidate(each)));
        while (tokens.size() < most && !candidates.isEmpty()) {
            Candidate best = candidates.remove();
            long pair = BytePairs.pair(best.left(), best.right());
            Pair found = pairs.get(pair);
            if (found == null || found.count < LEAST) {
                continue;
            }
            if (found.count < best.count()) {
                candidates.add(candidate(pair));
            } else if (tokens.join(best.left(), best.right())) {
                pairs.remove(pair);
                replace(pair, found, tokens.size() - 1);
            }
        }
        return tokens;
    }

    /// The most frequent first, then by bytes.
    private int compare(Candidate a, Candidate b) {
        int byCount = Long.compare(b.count(), a.count());
        if (byCount != 0) {
            return byCount;
        }
        int byLeft = Arrays.compareUnsigned(tokens.bytes(a.left()), tokens.bytes(b.left()));
        return byLeft != 0 ? byLeft : Arrays.compareUnsigned(tokens.bytes(a.right()), tokens.bytes(b.right()));
    }

    /// Puts a new token into all pieces that have the two.
    private void replace(long pair, Pair found, int token) {
        List<Long> made = new ArrayList<>();
        for (Piece piece : found.pieces) {
            int before = piece.size;
            int[] old = Arrays.copyOf(piece.tokens, before);
            piece.size = BytePairs.replace(piece.tokens, before, pair, token);
            if (piece.size < before) { // else it was replaced where the piece was named first
                for (int i = 1; i < before; i++) {
                    Pair gone = pairs.get(BytePairs.pair(old[i - 1], old[i]));
                    if (gone != null) {
                        gone.count -= piece.count;
                    }
                }
                count(piece, token, made);
            }
        }
        made.forEach(each -> candidates.add(candidate(each)));
    }

    /// Counts the neighbours in a piece.
    ///
    /// @param token of those pairs to which the piece is new; [#ALL] for all
    /// @param made receives pairs that never came before
    private void count(Piece piece, int token, List<Long> made) {
        for (int i = 1; i < piece.size; i++) {
            int left = piece.tokens[i - 1];
            int right = piece.tokens[i];
            long key = BytePairs.pair(left, right);
            Pair pair = pairs.get(key);
            if (pair == null) {
                pair = new Pair();
                pairs.put(key, pair);
                made.add(key);
            }
            pair.count += piece.count;
            if (token == ALL || left == token || right == token) {
                pair.pieces.add(piece);
            }
        }
    }

    private Candidate candidate(long key) {
        Pair pair = pairs.get(key);
        return new Candidate((int) (key >>> Integer.SIZE), (int) key, pair == null ? 0 : pair.count);
    }
}
