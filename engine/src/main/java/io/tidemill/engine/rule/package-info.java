/// What a rule says: when it is triggered, and what it then asks for. The words are those of the
/// ARM schema.
@NullMarked
package io.tidemill.engine.rule;

import org.jspecify.annotations.NullMarked;
