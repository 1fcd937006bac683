/// Options that several verbs share.
@NullMarked
package org.pierian.runner.cli.option;

import org.jspecify.annotations.NullMarked;
