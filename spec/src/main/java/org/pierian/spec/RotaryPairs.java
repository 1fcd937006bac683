package org.pierian.spec;

/// Which numbers of a head are turned together by rotary position embedding.
public enum RotaryPairs {
    /// Neighbours.
    @Doc("Elements 2p and 2p + 1 of a head, as RoFormer, GPT-J and llama.c have them.")
    ADJACENT,
    /// A number of each half.
    @Doc("Elements p and p + head_dim / 2 of a head, as GPT-NeoX and Hugging Face's Llama have them.")
    HALVES
}
