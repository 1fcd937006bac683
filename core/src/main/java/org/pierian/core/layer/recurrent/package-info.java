/// Layers that go through a sequence step by step.
@NullMarked
package org.pierian.core.layer.recurrent;

import org.jspecify.annotations.NullMarked;
