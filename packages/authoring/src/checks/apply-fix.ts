import { definitions } from '../blocks/definitions.ts'
import { type InlineText } from '../document/inline.ts'
import { type LessonContent } from '../document/lesson-content.ts'
import { blockSchema, type Block } from '../document/lesson-document.ts'
import { newId } from '../document/new-id.ts'
import { mapTexts, type TextUnit } from '../document/texts.ts'
import { type FixKind, type LessonRemark } from './lesson-remark.ts'
import { isVagueLink } from './phrases.ts'
import { splitSentence } from './split-sentence.ts'

type Fix = (content: LessonContent, remark: LessonRemark) => LessonContent

/** The lesson with one remark mended; unchanged when the remark has no fix or its block has changed meanwhile. */
export function applyFix(content: LessonContent, remark: LessonRemark): LessonContent {
  return remark.fix ? FIXES[remark.fix](content, remark) : content
}

const FIXES: Record<FixKind, Fix> = {
  mark_decorative: changeBlock((block) =>
    block.type === 'image' ? { ...block, attrs: { ...block.attrs, decorative: true, alt: '' } } : block,
  ),
  set_heading_level: changeBlock((block, { params }) => {
    const level = params?.['better']
    if (block.type !== 'heading' || (level !== 2 && level !== 3 && level !== 4)) return block
    return { ...block, attrs: { ...block.attrs, level } }
  }),
  name_link_address: changeBlock((block) => mapInline(block, (text) => nameLinks(text))),
  darken_colour: changeBlock((block, { params }) =>
    mapInline(block, (content) =>
      content.map((part) => ({
        ...part,
        ...(part.marks
          ? {
              marks: part.marks.map((mark) =>
                mark.type === 'textColour' && mark.attrs.colour === params?.['colour']
                  ? { ...mark, attrs: { colour: String(params['better']) } }
                  : mark,
              ),
            }
          : {}),
      })),
    ),
  ),
  split_sentence: changeBlock((block, { params }) =>
    mapTexts(block, (unit) =>
      unit.kind === 'inline' && unit.key === params?.['unit'] ? splitSentence(unit.text) : null,
    ),
  ),
  remove_option: changeBlock((block, { params }) => {
    if (!('options' in block.attrs)) return block
    const options = block.attrs.options as readonly unknown[]
    return (
      asBlock({
        ...block,
        attrs: { ...block.attrs, options: options.filter((_, index) => index !== params?.['index']) },
      }) ?? block
    )
  }),
  add_question: (content) => withBlocks(content, (blocks) => [...blocks, ...blank('singleChoice')]),
  add_assessed_tag: (content, { params, blockId }) => {
    const question = content.document.content.findLast(({ type }) => definitions.get(type)?.scoring)
    const taught = content.document.content.find(({ attrs }) => attrs.id === blockId)
    const tag = taught?.attrs.tags?.find(({ code }) => code === params?.['code'])
    if (!question || !tag) return content
    return withBlocks(content, (blocks) =>
      blocks.map((block) =>
        block === question
          ? ({
              ...block,
              attrs: { ...block.attrs, tags: [...(block.attrs.tags ?? []), { ...tag, role: 'assessed' }] },
            } as Block)
          : block,
      ),
    )
  },
  add_screen_title: (content, { blockId }) =>
    withBlocks(content, (blocks) =>
      blocks.flatMap((block) => (block.attrs.id === blockId ? [...blank('heading'), block] : [block])),
    ),
}

function changeBlock(change: (block: Block, remark: LessonRemark) => Block): Fix {
  return (content, remark) =>
    withBlocks(content, (blocks) =>
      blocks.map((block) => (block.attrs.id === remark.blockId ? change(block, remark) : block)),
    )
}

const withBlocks = (content: LessonContent, change: (blocks: Block[]) => Block[]): LessonContent => ({
  ...content,
  document: { type: 'doc', content: change(content.document.content) },
})

const mapInline = (block: Block, change: (content: InlineText[]) => TextUnit['text']): Block =>
  mapTexts(block, (unit) => (unit.kind === 'inline' ? change(unit.text) : null))

function nameLinks(content: InlineText[]): InlineText[] {
  return content.map((part) => {
    const link = part.marks?.find((mark) => mark.type === 'link')
    if (link?.type !== 'link' || !isVagueLink(part.text)) return part
    return { ...part, text: addressInWords(link.attrs.href) }
  })
}

/** `rti.gov.in/rules`: what can be read out, without protocol, “www.” and query. */
const addressInWords = (href: string) =>
  href
    .replace(/^(?:https?:\/\/(?:www\.)?|mailto:)/i, '')
    .replace(/[?#].*$/, '')
    .replace(/\/$/, '')

const blank = (type: string): Block[] => {
  const block = asBlock(definitions.get(type)?.blank(newId))
  return block ? [block] : []
}

function asBlock(json: unknown): Block | null {
  const parsed = blockSchema.safeParse(json)
  return parsed.success ? parsed.data : null
}
