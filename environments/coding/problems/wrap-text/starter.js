/**
 * The lines of a text, each of at most `width` characters.
 */
function wrap(text, width) {
}
