// SHA-1 is written out because a name has to become an identifier synchronously in browsers too, where the platform
// hashes asynchronously only. RFC 9562, section 5.5, asks for SHA-1; nothing here is a matter of secrecy.

/** Namespace of names that are URLs (RFC 9562, appendix on namespace ids). */
export const URL_NAMESPACE = '6ba7b811-9dad-11d1-80b4-00c04fd430c8'

/** The version 5 UUID of a name in a namespace, itself a UUID: the same pair gives the same identifier for ever. */
export function uuidV5(namespace: string, name: string): string {
  const text = new TextEncoder().encode(name)
  const bytes = new Uint8Array(16 + text.length)
  const hex = namespace.replaceAll('-', '')
  for (let i = 0; i < 16; i++) bytes[i] = Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16)
  bytes.set(text, 16)

  const digest = sha1(bytes).slice(0, 16)
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80
  const out = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [out.slice(0, 8), out.slice(8, 12), out.slice(12, 16), out.slice(16, 20), out.slice(20)].join('-')
}

const rotate = (word: number, by: number) => (word << by) | (word >>> (32 - by))

function sha1(message: Uint8Array): Uint8Array {
  const padded = new Uint8Array((((message.length + 8) >> 6) + 1) << 6)
  padded.set(message)
  padded[message.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 4, message.length * 8)
  view.setUint32(padded.length - 8, Math.floor(message.length / 0x20000000))

  let [h0, h1, h2, h3, h4] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]
  const words = new Int32Array(80)
  const word = (index: number) => words[index] ?? 0
  for (let block = 0; block < padded.length; block += 64) {
    for (let i = 0; i < 16; i++) words[i] = view.getInt32(block + i * 4)
    for (let i = 16; i < 80; i++) {
      words[i] = rotate(word(i - 3) ^ word(i - 8) ^ word(i - 14) ^ word(i - 16), 1)
    }
    let [a, b, c, d, e] = [h0, h1, h2, h3, h4]
    for (let i = 0; i < 80; i++) {
      const [mixed, constant] =
        i < 20
          ? [(b & c) | (~b & d), 0x5a827999]
          : i < 40
            ? [b ^ c ^ d, 0x6ed9eba1]
            : i < 60
              ? [(b & c) | (b & d) | (c & d), 0x8f1bbcdc]
              : [b ^ c ^ d, 0xca62c1d6]
      const next = (rotate(a, 5) + mixed + e + constant + word(i)) | 0
      ;[e, d, c, b, a] = [d, c, rotate(b, 30), a, next]
    }
    h0 = (h0 + a) | 0
    h1 = (h1 + b) | 0
    h2 = (h2 + c) | 0
    h3 = (h3 + d) | 0
    h4 = (h4 + e) | 0
  }
  const digest = new DataView(new ArrayBuffer(20))
  ;[h0, h1, h2, h3, h4].forEach((part, index) => digest.setInt32(index * 4, part))
  return new Uint8Array(digest.buffer)
}
