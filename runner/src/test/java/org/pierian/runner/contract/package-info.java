/// What every member of the language has to keep to, found by the members themselves, and what a process has to.
@NullMarked
package org.pierian.runner.contract;

import org.jspecify.annotations.NullMarked;
