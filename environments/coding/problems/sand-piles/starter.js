/**
 * The settled grid, the number of topplings and the number of lost grains.
 */
function settle(grid) {
}
