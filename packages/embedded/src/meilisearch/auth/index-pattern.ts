const PATTERN = /^(?:[a-zA-Z0-9_-]{1,512}\*?|\*)$/

/** A name of an index, or its beginning followed by a star. */
export const isIndexPattern = (text: string): boolean => PATTERN.test(text)

export const matchesPattern = (pattern: string, uid: string): boolean =>
  pattern.endsWith('*') ? uid.startsWith(pattern.slice(0, -1)) : uid === pattern

export const matchesOneOf = (patterns: readonly string[], uid: string): boolean =>
  patterns.some((pattern) => matchesPattern(pattern, uid))
