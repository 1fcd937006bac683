/// Files written so that a reader never sees half of one, hashes of files, and compressed files.
@NullMarked
package org.pierian.runner.file;

import org.jspecify.annotations.NullMarked;
