/** A LaTeX text, in which backslashes stand for themselves. */
export const tex = String.raw
