/**
 * The differences between two JSON values, such as `~$.a[0]`.
 */
function differences(before, after) {
}
