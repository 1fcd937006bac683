/// Layers that learn vectors: one for each index, step or feature.
@NullMarked
package org.pierian.core.layer.embedding;

import org.jspecify.annotations.NullMarked;
