/** The area that at least `layers` sheets cover. */
function coveredArea(sheets: [number, number, number, number][], layers: number): bigint {
}
