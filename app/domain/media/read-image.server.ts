import sharp, { type Metadata, type SharpOptions } from 'sharp'
import { mediaFault } from '#app/domain/media/media-refusals.ts'
import { IMAGE_MAX_IN_PIXELS, IMAGE_WIDTHS } from '#app/domain/media/media.schema.ts'
import { DomainError } from '#app/lib/errors.ts'

// What has been decoded is not asked for again, and its memory is better free.
sharp.cache(false)

const WIDTH_MAX = IMAGE_WIDTHS[IMAGE_WIDTHS.length - 1] ?? 1920
/** A WebP file can be 16,383 high; nobody reads an image that high on a page. */
const HEIGHT_MAX = 8192
/** A drawing asks for as much work as it likes; a photograph of the largest size takes a few seconds. */
const TIMEOUT_IN_SECONDS = 60
const QUALITY = { quality: 82, alphaQuality: 90, smartSubsample: true } as const

const OPEN: SharpOptions = { limitInputPixels: IMAGE_MAX_IN_PIXELS, failOn: 'error', sequentialRead: true }

export type ImageFacts = { width: number; height: number; density: number | null }
export type ImageForm = { content: Buffer; width: number; height: number }

/** How large an image is as people see it; refuses what cannot or should not be shown, before anything is unpacked. */
export async function readImage(file: string): Promise<ImageFacts> {
  const found = await metadataOf(file)
  const width = found.autoOrient.width
  const height = found.autoOrient.height
  if (width * height > IMAGE_MAX_IN_PIXELS) {
    throw mediaFault('tooManyPixels', { megapixels: IMAGE_MAX_IN_PIXELS / 1_000_000 })
  }
  // Nobody can stop a moving image while they read (WCAG 2.2, success criterion 2.2.2); a film has its controls.
  if ((found.pages ?? 1) > 1 && found.format !== 'tiff') throw mediaFault('moving')
  const density = found.format === 'svg' ? densityFor(width, height) : null
  return density === null ? { width, height, density } : { ...grown(width, height), density }
}

async function metadataOf(file: string): Promise<Metadata> {
  try {
    // Only for the header the limit is lifted, so that the refusal can name it.
    return await sharp(file, { ...OPEN, limitInputPixels: false }).metadata()
  } catch (cause) {
    throw mediaFault('brokenImage', undefined, cause)
  }
}

/** The forms in which an image is served: upright, without what the camera wrote into it, from small to large. */
export async function writeImage(file: string, { density }: ImageFacts): Promise<ImageForm[]> {
  try {
    const { data, info } = await sharp(file, { ...OPEN, ...(density === null ? {} : { density }) })
      .timeout({ seconds: TIMEOUT_IN_SECONDS })
      .autoOrient()
      .resize({ width: WIDTH_MAX, height: HEIGHT_MAX, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
    const raw = { width: info.width, height: info.height, channels: info.channels }
    const forms: ImageForm[] = []
    for (const width of widthsUpTo(info.width)) {
      const form = await sharp(data, { raw })
        .resize({ width })
        .webp(QUALITY)
        .toBuffer({ resolveWithObject: true })
      forms.push({ content: form.data, width: form.info.width, height: form.info.height })
    }
    return forms
  } catch (cause) {
    if (cause instanceof DomainError) throw cause
    throw mediaFault('brokenImage', undefined, cause)
  }
}

const widthsUpTo = (widest: number): number[] => [...IMAGE_WIDTHS.filter((width) => width < widest), widest]

/** Drawings have no pixels of their own: a small icon is drawn as large as the page will show it. */
function densityFor(width: number, height: number): number {
  const larger = grown(width, height)
  return Math.min(100_000, Math.max(1, (72 * larger.width) / width))
}

function grown(width: number, height: number) {
  const factor = Math.min(WIDTH_MAX / width, WIDTH_MAX / height)
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) }
}
