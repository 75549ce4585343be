/** What a player wrote, as it may stand in a message: quoted, and not at length. */
export const quote = (text: string): string => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text)
