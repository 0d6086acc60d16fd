/** The pool, transactions and migrations; knows no table. */
@NullMarked
package dev.naru.gateway.platform.db;

import org.jspecify.annotations.NullMarked;
