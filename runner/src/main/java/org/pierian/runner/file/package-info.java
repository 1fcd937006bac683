/// Files written so that a reader never sees half of one, and hashes of files.
@NullMarked
package org.pierian.runner.file;

import org.jspecify.annotations.NullMarked;
