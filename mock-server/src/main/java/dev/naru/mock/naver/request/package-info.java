/** What a page gives to {@code IMP.request_pay}, read the same way for either kind of Naver Pay. */
@NullMarked
package dev.naru.mock.naver.request;

import org.jspecify.annotations.NullMarked;
