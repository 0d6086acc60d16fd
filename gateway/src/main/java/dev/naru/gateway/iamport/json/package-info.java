/** The records of Iamport V1 exactly as they travel; nobody outside {@code iamport} sees them. */
@NullMarked
package dev.naru.gateway.iamport.json;

import org.jspecify.annotations.NullMarked;
