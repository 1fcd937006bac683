/// Activations: one function of one number, element by element.
@NullMarked
package org.pierian.core.layer.activation;

import org.jspecify.annotations.NullMarked;
