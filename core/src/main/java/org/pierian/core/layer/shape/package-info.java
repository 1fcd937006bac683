/// Layers that compute nothing: they change the shape of an example, or where its elements lie.
@NullMarked
package org.pierian.core.layer.shape;

import org.jspecify.annotations.NullMarked;
