/// Which kind of table a file is.
@NullMarked
package org.pierian.runner.dataset.format;

import org.jspecify.annotations.NullMarked;
