package dev.naru.mock.load;

/** Takes lines for the person who waits. */
@FunctionalInterface
interface Progress {
    void line(String text);
}
