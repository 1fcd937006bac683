/// Examples that are drawn at random.
@NullMarked
package org.pierian.runner.dataset.generated;

import org.jspecify.annotations.NullMarked;
