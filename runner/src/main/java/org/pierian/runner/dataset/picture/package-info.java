/// Pictures of a dataset in one picture.
@NullMarked
package org.pierian.runner.dataset.picture;

import org.jspecify.annotations.NullMarked;
