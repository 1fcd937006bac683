/// Layers that the others are built around: linear, flatten, dropout.
@NullMarked
package org.pierian.core.layer.basic;

import org.jspecify.annotations.NullMarked;
