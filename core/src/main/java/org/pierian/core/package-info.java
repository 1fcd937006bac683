/// The engine of Pierian: arithmetic, layers and the training loop, usable from plain Java.
@NullMarked
package org.pierian.core;

import org.jspecify.annotations.NullMarked;
