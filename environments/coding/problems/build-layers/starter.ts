/** The steps of a build in layers. */
function layers(needs: Record<string, string[]>): string[][] {
}
