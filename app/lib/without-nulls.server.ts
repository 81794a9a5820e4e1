import { Transform } from 'node:stream'

/**
 * React 18.3 hands on its whole 2 kB buffer when a character of several bytes no longer fits at its end, with zeros
 * where the character would have been (facebook/react#24985). Browsers turn a zero in a text field or an attribute into
 * U+FFFD, and the next person who saves the form saves that: Hindi was lost. HTML may not hold a zero, so all go.
 */
export function withoutNulls(): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk)
    },
  })
}
