import { z } from 'zod'

const MB = 1024 * 1024

export const MEDIA_KINDS = ['image', 'audio', 'video', 'document', 'captions'] as const
export type MediaKind = (typeof MEDIA_KINDS)[number]

/** The largest file of each kind that is taken in. */
export const MEDIA_MAX_IN_BYTES: Record<MediaKind, number> = {
  image: 25 * MB,
  audio: 200 * MB,
  video: 500 * MB,
  document: 50 * MB,
  captions: 2 * MB,
}
/** Of any kind: where reading stops before the kind is known. */
export const UPLOAD_MAX_IN_BYTES = Math.max(...Object.values(MEDIA_MAX_IN_BYTES))

/**
 * The largest a file may be, as far as the browser knows what it is: it need not be sent to be refused. Null when it may
 * go; what it really is, the server finds out.
 */
export function tooLargeToSend({ type, size }: { type: string; size: number }): MediaKind | 'any' | null {
  const kind = (['image', 'audio', 'video'] as const).find((one) => type.startsWith(`${one}/`))
  if (kind && size > MEDIA_MAX_IN_BYTES[kind]) return kind
  return size > UPLOAD_MAX_IN_BYTES ? 'any' : null
}
export const IMAGE_MAX_IN_PIXELS = 100_000_000

/** Widths in which images are kept, as far as the original is that wide. */
export const IMAGE_WIDTHS = [320, 640, 1280, 1920] as const
export const MEDIA_VARIANTS = ['original', 'w320', 'w640', 'w1280', 'w1920'] as const
export type MediaVariant = (typeof MEDIA_VARIANTS)[number]

/** Where the right to use a file comes from. */
export const MEDIA_LICENCES = [
  'own_work', 'with_permission', 'public_domain', 'cc_by_4', 'cc_by_sa_4', 'cc_by_nc_4', 'cc_by_nc_sa_4', 'godl_india',
] as const // prettier-ignore
export type MediaLicence = (typeof MEDIA_LICENCES)[number]
/** What may be used without naming anybody. */
const WITHOUT_CREDIT: readonly MediaLicence[] = ['own_work', 'public_domain']

export const MEDIA_TITLE_MAX = 120
export const ALT_MAX = 500
export const CREDIT_MAX = 200
const SOURCE_MAX = 500

const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max, 'errors:tooLong')
    .optional()
    .transform((text) => text || null)

export const mediaLicence = z.enum(MEDIA_LICENCES, 'errors:choose')

/** What is said about a file. */
export const describeMediaSchema = z
  .object({
    title: z
      .string('errors:required')
      .trim()
      .min(1, 'errors:required')
      .max(MEDIA_TITLE_MAX, 'errors:tooLong'),
    alt: optionalText(ALT_MAX),
    altHi: optionalText(ALT_MAX),
    licence: mediaLicence,
    credit: optionalText(CREDIT_MAX),
    sourceUrl: optionalText(SOURCE_MAX).refine((url) => url === null || isWebAddress(url), 'errors:url'),
  })
  .refine(({ licence, credit }) => credit !== null || WITHOUT_CREDIT.includes(licence), {
    path: ['credit'],
    message: 'media:errors.creditNeeded',
  })
export type DescribeMediaInput = z.output<typeof describeMediaSchema>

const isWebAddress = (text: string): boolean =>
  URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol)

export const SEARCH_MAX = 100
/** What a list of files is asked for; whatever makes no sense is left out. */
export const listMediaSchema = z.object({
  kind: z.enum(MEDIA_KINDS).nullable().catch(null),
  q: z.string().trim().max(SEARCH_MAX).catch(''),
})
