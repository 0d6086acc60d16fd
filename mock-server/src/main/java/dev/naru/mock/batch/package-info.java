/** What Iamport does by itself as time passes: for order-type Naver Pay, asking Naver every minute what has changed. */
@NullMarked
package dev.naru.mock.batch;

import org.jspecify.annotations.NullMarked;
