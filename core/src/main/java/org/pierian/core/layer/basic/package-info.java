/// Layers that the others are built around: linear, dropout, layer_scale.
@NullMarked
package org.pierian.core.layer.basic;

import org.jspecify.annotations.NullMarked;
