import { blockMark } from '../../render/block-mark.ts'
import { attribute, markup, type Html } from '../../render/markup.ts'
import { captionHtml } from '../../render/media-html.ts'
import { type RenderContext } from '../../render/render-context.ts'
import { playerHtml, transcriptHtml } from '../media-player.ts'
import { CAPTION_LANGUAGE_NAMES } from './caption-languages.ts'
import { type VideoAttrs } from './index.ts'

export function videoHtml(block: { attrs: VideoAttrs }, context: RenderContext): Html {
  const { attrs } = block
  const poster = attrs.poster === '' ? null : context.media(attrs.poster)
  const { width, height } = (attrs.src === '' ? null : context.media(attrs.src)) ?? {}
  const player = playerHtml(attrs, context, {
    tag: 'video',
    name: context.strings.film,
    attributes: markup`${attribute('poster', poster?.url)}${attribute('width', width)}${attribute('height', height)}`,
    tracks: tracksHtml(attrs, context),
  })
  const caption = context.audience === 'paper' ? null : captionHtml(context, attrs.src, attrs.title)
  return markup`<figure${blockMark(block)} class="kl-video">${player}${caption}${describedHtml(attrs, context)}${transcriptHtml(attrs, context)}</figure>`
}

/** The second film, folded away like the transcript; on paper nobody hears it. */
function describedHtml(attrs: VideoAttrs, context: RenderContext): Html | null {
  const { description, describedSrc: src, title, transcript } = attrs
  if (description !== 'second_film' || src === '' || context.audience === 'paper') return null
  const name = context.strings.describedFilm
  const film = { src, transcript, title: title ? `${title} (${name})` : name }
  const player = playerHtml(film, context, { tag: 'video', name, tracks: tracksHtml(attrs, context) })
  return markup`<details class="kl-transcript kl-described"><summary>${name}</summary>${player}</details>`
}

/** Captions are on from the start, in the language of the page where there are such. */
function tracksHtml({ captions }: VideoAttrs, { media, language }: RenderContext): Html {
  const present = captions.flatMap(({ language: of, src }) => {
    const file = src === '' ? null : media(src)
    return file ? [{ of, url: file.url }] : []
  })
  const shown = present.find(({ of }) => of === language.split('-')[0]) ?? present[0]
  return markup`${present.map((track) => markup`<track kind="captions" src="${track.url}" srclang="${track.of}" label="${CAPTION_LANGUAGE_NAMES[track.of]}"${attribute('default', track === shown)}>`)}`
}
