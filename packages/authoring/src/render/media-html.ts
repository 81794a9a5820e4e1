import { attribute, markup, type Html } from './markup.ts'
import { type RenderContext } from './render-context.ts'

/** An image at the width the page needs; says so where the file is missing. */
export function imageHtml({ media, strings }: RenderContext, src: string, alt: string): Html {
  const found = src === '' ? null : media(src)
  if (!found) return missingMedia(strings.missingFile)
  const { url, width, height, sources = [] } = found
  const srcset = sources.map((source) => `${source.url} ${source.width}w`).join(', ')
  return markup`<img src="${url}" alt="${alt}"${attribute('srcset', srcset || null)}${attribute('sizes', srcset ? '(max-width: 48rem) 100vw, 46rem' : null)}${attribute('width', width)}${attribute('height', height)} loading="lazy" decoding="async">`
}

/** The caption of a picture, with the credit its licence asks for. */
export function captionHtml(
  { media, strings }: RenderContext,
  src: string,
  caption: string | null | undefined,
): Html | null {
  const credit = src === '' ? undefined : media(src)?.credit
  if (!caption && !credit) return null
  const line = credit ? markup`<small class="kl-credit">${strings.credit}: ${credit}</small>` : null
  return markup`<figcaption>${caption}${caption && line ? ' ' : ''}${line}</figcaption>`
}

export const missingMedia = (words: string): Html => markup`<p class="kl-missing">${words}</p>`
