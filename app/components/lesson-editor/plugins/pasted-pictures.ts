import { picturesInRtf } from '@karmashala/authoring'

const ON_A_DISK = 'img[src^="file:" i]'

/** Word names files of the writer's disk; where the RTF beside it holds as many pictures, they are those. */
export function withPicturesOfRtf(html: string, rtf: string): string {
  if (rtf === '' || !/src=["']?file:/i.test(html)) return html
  const document = new DOMParser().parseFromString(html, 'text/html')
  const named = [...document.querySelectorAll(ON_A_DISK)]
  const pictures = picturesInRtf(rtf)
  if (named.length !== pictures.length) return html
  for (const [index, { type, bytes }] of pictures.entries())
    named[index]?.setAttribute('src', `data:${type};base64,${base64(bytes)}`)
  return document.documentElement.outerHTML
}

/** Pictures somebody can see; not what mails count their readers with. */
export function countPictures(html: string): number {
  const pictures = new DOMParser().parseFromString(html, 'text/html').querySelectorAll('img')
  return [...pictures].filter(({ width, height }) => width !== 1 && height !== 1).length
}

/** The file that is written out in the address of a picture; null when there is none. */
export function fileOf({ src, alt }: HTMLImageElement, number: number): File | null {
  const [, type, data] = /^data:(image\/[a-z+]+);base64,(.+)$/i.exec(src) ?? []
  if (!type || !data) return null
  try {
    const bytes = Uint8Array.from(atob(data.replace(/\s/g, '')), (sign) => sign.charCodeAt(0))
    const name = alt.replace(/[^\p{L}\p{N} -]/gu, '').slice(0, 60) || `picture-${number}`
    return new File([bytes], `${name}.${type.slice(6).replace('jpeg', 'jpg')}`, { type })
  } catch {
    return null
  }
}

function base64(bytes: Uint8Array): string {
  let signs = ''
  for (const byte of bytes) signs += String.fromCharCode(byte)
  return btoa(signs)
}
