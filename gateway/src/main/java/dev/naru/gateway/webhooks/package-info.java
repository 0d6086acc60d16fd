/**
 * What Iamport posts to us. Anybody can post the same, so a notification is a rumour: its evidence is kept, a look is
 * asked for, and nothing in it is believed.
 */
@NullMarked
package dev.naru.gateway.webhooks;

import org.jspecify.annotations.NullMarked;
