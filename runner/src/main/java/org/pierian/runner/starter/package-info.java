/// The specs that `init` writes: for a task, and for the columns of a table.
@NullMarked
package org.pierian.runner.starter;

import org.jspecify.annotations.NullMarked;
