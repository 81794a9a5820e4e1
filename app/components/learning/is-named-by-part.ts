/** A module of nothing but one part of the same title, as every lesson is: its title need not stand over it once more. */
export const isNamedByPart = (title: string, parts: readonly { title: string }[]): boolean =>
  parts.length === 1 && parts[0]?.title === title
