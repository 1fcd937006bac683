package org.pierian.runner.dataset.picture.jpeg;

/// What a header says of a component.
///
/// @param id its number
/// @param across blocks of a group in a row
/// @param down rows of blocks of a group
/// @param quantiser place of its quantisers
record DeclaredComponent(int id, int across, int down, int quantiser) {}
