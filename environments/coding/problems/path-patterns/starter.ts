/** Whether a path fits a pattern. */
function matches(pattern: string, path: string): boolean {
}
