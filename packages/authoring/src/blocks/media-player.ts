import { type BlockRemark } from '../block-definition.ts'
import { attribute, markup, type Html } from '../render/markup.ts'
import { missingMedia } from '../render/media-html.ts'
import { proseHtml } from '../render/prose-html.ts'
import { type RenderContext } from '../render/render-context.ts'
import { isBlank, must, when } from './remark.ts'

// What recordings and films have in common.

type Recording = { src: string; title: string; transcript: string }

export const TRANSCRIPT_MAX = 50_000

/** What was said, folded away beside the player and open where nothing can be played. */
export const transcriptHtml = (
  { transcript }: Recording,
  { strings, audience }: RenderContext,
): Html | null =>
  isBlank(transcript)
    ? null
    : markup`<details class="kl-transcript"${attribute('open', audience === 'paper')}><summary>${strings.transcript}</summary><div class="kl-transcript-body">${proseHtml(transcript)}</div></details>`

/**
 * The native player between its title and its transcript. `tag` is the element, `attributes` and `tracks` what it has
 * beside the file. On paper there is only the title.
 */
export function playerHtml(
  recording: Recording,
  context: RenderContext,
  {
    tag,
    name,
    attributes,
    tracks,
  }: { tag: 'audio' | 'video'; name: string; attributes?: Html; tracks?: Html },
): Html {
  const { src, title } = recording
  const found = src === '' ? null : context.media(src)
  const label = title || name
  if (context.audience === 'paper')
    return markup`<p class="kl-player-title">${name}${title ? `: ${title}` : ''}</p>`
  if (!found) return missingMedia(context.strings.missingFile)
  const enhance = attribute('data-enhance', context.audience === 'learner' ? 'video' : null)
  const open = markup` controls preload="metadata" aria-label="${label}"${enhance}${attributes}`
  const source = markup`<source src="${found.url}"${attribute('type', found.mimeType)}>${tracks}<a href="${found.url}">${label}</a>`
  return tag === 'audio'
    ? markup`<audio${open}>${source}</audio>`
    : markup`<video${open} playsinline>${source}</video>`
}

export const recordingRemarks = ({ src, title, transcript }: Recording): BlockRemark[] =>
  when(
    [src === '', must('no-file', 'src')],
    [isBlank(title), must('no-title', 'title')],
    [isBlank(transcript), must('no-transcript', 'transcript')],
  )
