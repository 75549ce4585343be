/** The names in natural order. */
function naturalSort(names: string[]): string[] {
}
