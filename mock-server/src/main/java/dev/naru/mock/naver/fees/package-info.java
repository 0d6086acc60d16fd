/** What delivery costs: zones by postcode, the fee of each parcel, and the question about island surcharges. */
@NullMarked
package dev.naru.mock.naver.fees;

import org.jspecify.annotations.NullMarked;
