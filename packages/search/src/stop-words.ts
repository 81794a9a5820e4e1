/** Words that say nothing about a course, in English, Hindi and Hindi in Latin letters. */
export const STOP_WORDS = [
  'a', 'an', 'and', 'at', 'by', 'for', 'from', 'in', 'of', 'on', 'or', 'the', 'to', 'with',
  'का', 'की', 'के', 'को', 'में', 'से', 'पर', 'और', 'एवं', 'तथा', 'या', 'हेतु', 'लिए',
  'ka', 'kaa', 'ki', 'kee', 'ke', 'ko', 'mein', 'se', 'aur', 'evam', 'tatha', 'hetu', 'liye',
] // prettier-ignore
