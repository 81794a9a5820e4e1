const SIGNS = '0123456789abcdefghijklmnopqrstuvwxyz'
const LENGTH = 12

/** A fresh id of a block or of a part of one: twelve letters and digits, 62 bits of chance. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(LENGTH))
  return Array.from(bytes, (byte) => SIGNS[byte % SIGNS.length]).join('')
}
