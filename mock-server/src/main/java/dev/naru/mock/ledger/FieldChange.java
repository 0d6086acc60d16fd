package dev.naru.mock.ledger;

import org.jspecify.annotations.Nullable;

/** A field of a payment that got another value; numbers as text. */
public record FieldChange(
        String field, @Nullable String before, @Nullable String after) {}
