package org.pierian.spec;

/// A layer with a name. The name takes the place of the layer's number in the names of its parameters, and changes no
/// bit of them.
///
/// @param layer the layer, without a name
/// @param name what its parameters' names have
public record NamedLayer(
        LayerSpec layer,

        @Doc("Takes the place of the layer's number in the names of its parameters; changes no other bit.") @LayerName
        String name)
        implements LayerSpec {}
