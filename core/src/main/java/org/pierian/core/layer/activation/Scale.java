package org.pierian.core.layer.activation;

/// Multiplies every element by one number: `y = factor * x`.
///
/// **Source:** Keras, `tf.keras.layers.Rescaling`, without its offset.
///
/// @param factor the number
public record Scale(float factor) implements Proportional {}
