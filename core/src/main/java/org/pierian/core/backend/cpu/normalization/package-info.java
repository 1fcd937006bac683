/// Normalization within examples and over batches.
@NullMarked
package org.pierian.core.backend.cpu.normalization;

import org.jspecify.annotations.NullMarked;
