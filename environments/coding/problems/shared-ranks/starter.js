/**
 * The place of each name, such as `1`, `=2` or `-`.
 */
function places(scores) {
}
