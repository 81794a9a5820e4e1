import { createHash, randomBytes } from 'node:crypto'

/** 256 bits nobody can guess; we store only its hash. */
export const makeToken = (): string => randomBytes(32).toString('base64url')

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')
