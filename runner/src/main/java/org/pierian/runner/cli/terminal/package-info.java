/// What a person sees: results, messages, tables, progress.
@NullMarked
package org.pierian.runner.cli.terminal;

import org.jspecify.annotations.NullMarked;
