/// Moving elements, and rows of tables.
@NullMarked
package org.pierian.core.backend.cpu.layout;

import org.jspecify.annotations.NullMarked;
