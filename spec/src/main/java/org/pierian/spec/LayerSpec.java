package org.pierian.spec;

/// One entry of `architecture`, by kind, in order of increasing complexity.
@Doc("One entry of `architecture`.")
public sealed interface LayerSpec permits ActivationSpec, BasicLayerSpec, PoolingSpec, ConvolutionSpec, ContainerSpec {}
