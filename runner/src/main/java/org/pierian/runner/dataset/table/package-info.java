/// Tables of any kind, once their rows are texts: reading cells, checking, scaling and dividing them.
@NullMarked
package org.pierian.runner.dataset.table;

import org.jspecify.annotations.NullMarked;
