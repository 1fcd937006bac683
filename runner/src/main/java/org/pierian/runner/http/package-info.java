/// A small server of HTTP/1.1: strict requests with limits, replies, and errors as JSON. What is served stands in the
/// rooms that use it.
@NullMarked
package org.pierian.runner.http;

import org.jspecify.annotations.NullMarked;
