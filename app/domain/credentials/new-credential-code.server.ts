import { randomBytes } from 'node:crypto'
import { CODE_ALPHABET, CODE_LENGTH } from '#app/domain/credentials/credential-code.ts'

/** A fresh code. 32 divides 256, so every character is equally likely. */
export function newCredentialCode(): string {
  return [...randomBytes(CODE_LENGTH)].map((byte) => CODE_ALPHABET[byte % CODE_ALPHABET.length]).join('')
}
