/**
 * The fields of a record, separated by semicolons.
 */
function splitRecord(line) {
}
