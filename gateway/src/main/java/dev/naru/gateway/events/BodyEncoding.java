package dev.naru.gateway.events;

/** How a body is written; Iamport's console offers both for notifications. */
enum BodyEncoding {
    JSON("application/json"),
    FORM("application/x-www-form-urlencoded");

    private final String contentType;

    BodyEncoding(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }
}
