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

export const missingMedia = (words: string): Html => markup`<p class="kl-missing">${words}</p>`
