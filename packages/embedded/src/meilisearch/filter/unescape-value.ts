const SIMPLE: Record<string, string> = {
  a: '\x07', b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r', e: '\x1b',
  "'": "'", '"': '"', '`': '`', '\\': '\\',
} // prettier-ignore
const ESCAPE = /\\(?:u\{([0-9a-fA-F]*)\}|u([0-9a-fA-F]{0,4})|x([0-9a-fA-F]{0,2})|([0-7]{1,3})|([^]))?/gu

/** The text between quotes as it is meant: `\"`, `\\`, `\n`, `\u{1F43B}`, `\u0915`, `\x20`, `\101`. */
export function unescapeValue(text: string): string | { problem: 'malformed' | 'escapedNumber' } {
  let problem: 'malformed' | 'escapedNumber' | undefined
  const meant = text.replace(
    ESCAPE,
    (_all, braced?: string, four?: string, two?: string, octal?: string, simple?: string): string => {
      if (simple !== undefined || (braced ?? four ?? two ?? octal) === undefined) {
        const character = SIMPLE[simple ?? '']
        if (character === undefined) problem ??= 'malformed'
        return character ?? ''
      }
      const digits = braced ?? four ?? two ?? octal ?? ''
      const isWhole =
        braced !== undefined || octal !== undefined || digits.length === (four === undefined ? 2 : 4)
      const point = parseInt(digits, octal === undefined ? 16 : 8)
      const isCharacter = point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff)
      if (isWhole && isCharacter) return String.fromCodePoint(point)
      problem ??= 'escapedNumber'
      return ''
    },
  )
  return problem ? { problem } : meant
}
