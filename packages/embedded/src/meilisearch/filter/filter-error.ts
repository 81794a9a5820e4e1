const OPERATIONS =
  '`=`, `!=`, `>=`, `>`, `<=`, `<`, `IN`, `NOT IN`, `TO`, `EXISTS`, `NOT EXISTS`, `IS NULL`, `IS NOT NULL`, `IS EMPTY`, ' +
  '`IS NOT EMPTY`, `CONTAINS`, `NOT CONTAINS`, `STARTS WITH`, `NOT STARTS WITH`, `_geoRadius`, `_geoBoundingBox` or `_geoPolygon`'

/** What is wrong with a piece of a filter, given as it stands there. */
export const PROBLEMS = {
  value: (piece: string) =>
    piece.trim() === ''
      ? 'Was expecting a value but instead got nothing.'
      : `Was expecting a value but instead got \`${escape(piece)}\`.`,
  keyword: (piece: string) =>
    `Was expecting a value but instead got \`${piece}\`, which is a reserved keyword. ` +
    `To use \`${piece}\` as a field name or a value, surround it by quotes.`,
  malformed: (piece: string) => `Malformed value: \`${escape(piece)}\`.`,
  escapedNumber: (piece: string) => `Found an invalid escaped sequence number: \`${escape(piece)}\`.`,
  unclosed: (piece: string, delimiter: string) =>
    `Expression \`${escape(piece)}\` is missing the following closing delimiter: \`${delimiter}\`.`,
  operation: (piece: string) =>
    `Was expecting an operation ${OPERATIONS} ` +
    (piece.trim() === '' ? 'but instead got nothing.' : `at \`${escape(piece)}\`.`),
  rest: (piece: string) =>
    `Found unexpected characters at the end of the filter: \`${escape(piece)}\`. You probably forgot an \`OR\` or an \`AND\` rule.`,
  listOpening: () => 'Expected `[` after `IN` keyword.',
  listClosing: () => 'Expected matching `]` after the list of field names given to `IN[`',
  listValue: (piece: string) =>
    `Expected only comma-separated field names inside \`IN[..]\` but instead found \`${escape(piece)}\`.`,
  geoRadius: () =>
    'The `_geoRadius` filter expects three arguments: `_geoRadius(latitude, longitude, radius)`.',
  geoBoundingBox: () =>
    'The `_geoBoundingBox` filter expects two pairs of arguments: `_geoBoundingBox([latitude, longitude], [latitude, longitude])`.',
  reservedGeo: (_piece: string, name: string) =>
    `\`${name}\` is a reserved keyword and thus can't be used as a filter expression. ` +
    'Use the `_geoRadius(latitude, longitude, distance)` or `_geoBoundingBox([latitude, longitude], [latitude, longitude])` ' +
    'built-in rules to filter on `_geo` coordinates.',
  misusedGeo: (_piece: string, name: string) =>
    `The \`${name}\` filter is an operation and can't be used as a value.`,
  depth: () =>
    'The filter exceeded the maximum depth limit. Try rewriting the filter so that it contains fewer nested conditions.',
} satisfies Record<string, (piece: string, detail: string) => string>

/** The message, and below it from which to which character of the filter, counted from 1, it is about. */
export function withPlace(message: string, source: string, at: number, end: number): string {
  const lineStart = source.lastIndexOf('\n', at - 1) + 1
  const from = [...source.slice(lineStart, at)].length + 1
  return `${message}\n${from}:${from + [...source.slice(at, end)].length} ${source}`
}

/** Kept on one line, as the place is told on the next. */
function escape(text: string): string {
  return text.replace(/[\\'"\p{Cc}]/gu, (character) => {
    const short = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\0': '\\0' }[character]
    if (short) return short
    return /\p{Cc}/u.test(character) ? `\\u{${character.codePointAt(0)!.toString(16)}}` : `\\${character}`
  })
}
