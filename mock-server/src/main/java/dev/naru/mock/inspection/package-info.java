/** What an inspection by Naver Pay would fault in the way a shop uses Iamport, noted while the shop is being used. */
@NullMarked
package dev.naru.mock.inspection;

import org.jspecify.annotations.NullMarked;
