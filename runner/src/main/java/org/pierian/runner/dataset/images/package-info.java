/// Pictures in folders, with a class each.
@NullMarked
package org.pierian.runner.dataset.images;

import org.jspecify.annotations.NullMarked;
