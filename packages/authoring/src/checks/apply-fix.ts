import { definitions } from '../blocks/definitions.ts'
import { isBlank } from '../blocks/remark.ts'
import { type BlockTag } from '../document/block-attrs.ts'
import { type InlineMark, type InlineText } from '../document/inline.ts'
import { blocksIn } from '../document/inner-blocks.ts'
import { type LessonContent } from '../document/lesson-content.ts'
import { blockSchema, type Block } from '../document/lesson-document.ts'
import { newId } from '../document/new-id.ts'
import { mapTexts, type TextUnit } from '../document/texts.ts'
import { type FixKind, type LessonRemark } from './lesson-remark.ts'
import { lastAssessing } from './lesson-rules.ts'
import { linksIn } from './link-rules.ts'
import { isAllOfTheAbove, isVagueLink } from './phrases.ts'
import { splitSentence } from './split-sentence.ts'

type Fix = (content: LessonContent, remark: LessonRemark) => LessonContent

/** The lesson with one remark mended; unchanged when the remark has no fix or its block has changed meanwhile. */
export function applyFix(content: LessonContent, remark: LessonRemark): LessonContent {
  return remark.fix ? FIXES[remark.fix](content, remark) : content
}

const FIXES: Record<FixKind, Fix> = {
  mark_decorative: changeBlock((block) =>
    block.type === 'image' && isBlank(block.attrs.alt)
      ? { ...block, attrs: { ...block.attrs, decorative: true, alt: '' } }
      : block,
  ),
  set_heading_level: changeBlock((block, { params }) => {
    const level = params?.['better']
    if (block.type !== 'heading' || block.attrs.level !== params?.['level']) return block
    return level === 2 || level === 3 || level === 4 ? { ...block, attrs: { ...block.attrs, level } } : block
  }),
  name_link_address: changeBlock((block, { params }) =>
    mapInline(block, (text) => nameLinks(text, String(params?.['words']), String(params?.['href']))),
  ),
  darken_colour: changeBlock((block, { params }) =>
    mapInline(block, (content) =>
      content.map((part) => ({
        ...part,
        ...(part.marks ? { marks: part.marks.map((mark) => recoloured(mark, params)) } : {}),
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
    const options = block.attrs.options as readonly { id: string; text: string; correct: boolean }[]
    const left = options.filter(
      ({ id, text, correct }) => id !== params?.['option'] || correct || !isAllOfTheAbove(text),
    )
    return left.length < 2
      ? block
      : (asBlock({ ...block, attrs: { ...block.attrs, options: left } }) ?? block)
  }),
  add_question: (content) => withBlocks(content, (blocks) => [...blocks, ...blank('singleChoice')]),
  add_assessed_tag: (content, { params, blockId }) => {
    const question = lastAssessing(content.document.content)
    const taught = content.document.content.find(({ attrs }) => attrs.id === blockId)
    const tag = (taught ? blocksIn(taught) : [])
      .flatMap(({ attrs }) => (attrs?.['tags'] ?? []) as BlockTag[])
      .find(({ code }) => code === params?.['code'])
    if (!question || !tag) return content
    const tags = [...(question.attrs.tags ?? []), { ...tag, role: 'assessed' as const }]
    const tagged = asBlock({ ...question, attrs: { ...question.attrs, tags } })
    return withBlocks(content, (blocks) =>
      blocks.map((block) => (block === question ? (tagged ?? block) : block)),
    )
  },
  add_screen_title: (content, { blockId }) =>
    withBlocks(content, (blocks) =>
      blocks.flatMap((block) => (block.attrs.id === blockId ? [...blank('heading'), block] : [block])),
    ),
  make_header_row: changeBlock((block) => {
    if (block.type !== 'table') return block
    const [first, ...rest] = block.content
    if (!first || block.content.some(({ content }) => content.some(({ type }) => type === 'tableHeader')))
      return block
    const cells = first.content.map((cell) => ({
      ...{ ...cell, type: 'tableHeader' as const, attrs: { ...cell.attrs, scope: 'col' as const } },
    }))
    return { ...block, content: [{ ...first, content: cells }, ...rest] }
  }),
}

const recoloured = (mark: InlineMark, params: LessonRemark['params']): InlineMark =>
  mark.type === 'textColour' && mark.attrs.colour === params?.['colour']
    ? { ...mark, attrs: { colour: String(params['better']) } }
    : mark

function changeBlock(change: (block: Block, remark: LessonRemark) => Block): Fix {
  return (content, remark) =>
    withBlocks(content, (blocks) =>
      blocks.map((block) => {
        if (block.attrs.id !== remark.blockId) return block
        if (remark.innerId === undefined) return change(block, remark)
        return within(block, remark.innerId, (inner) => change(inner, remark))
      }),
    )
}

/** Changes the one block with this id in a value, wherever in it that stands. */
function within<Value>(value: Value, id: string, change: (block: Block) => Block): Value {
  if (Array.isArray(value)) return value.map((each: unknown) => within(each, id, change)) as Value
  if (typeof value !== 'object' || value === null || !('content' in value || 'attrs' in value)) return value
  const { attrs, content } = value as { attrs?: { id?: unknown }; content?: unknown }
  if (attrs?.id === id) return change(value as unknown as Block) as Value
  return content === undefined ? value : { ...value, content: within(content, id, change) }
}

const withBlocks = (content: LessonContent, change: (blocks: Block[]) => Block[]): LessonContent => ({
  ...content,
  document: { type: 'doc', content: change(content.document.content) },
})

const mapInline = (block: Block, change: (content: InlineText[]) => TextUnit['text']): Block =>
  mapTexts(block, (unit) => (unit.kind === 'inline' ? change(unit.text) : null))

/** The link of these words, whatever parts it has, as one part that shows its address; the spaces around it stay. */
function nameLinks(content: InlineText[], words: string, href: string): InlineText[] {
  const links = linksIn(content).filter(
    (link) => link.href === href && link.words.trim() === words && isVagueLink(words),
  )
  return content.flatMap((part, index): InlineText[] => {
    const link = links.find(({ from, to }) => index >= from && index < to)
    if (!link) return [part]
    const [before = '', after = ''] = [/^\s*/.exec(link.words)?.[0], /\S(\s+)$/.exec(link.words)?.[1]]
    return index === link.from ? [{ ...part, text: `${before}${addressInWords(href)}${after}` }] : []
  })
}

/** `rti.gov.in/rules`: what can be read out, without protocol, “www.” and query. */
function addressInWords(href: string): string {
  const address = href
    .replace(/^(?:https?:\/\/(?:www\.)?|mailto:)/i, '')
    .replace(/[?#].*$/, '')
    .replace(/\/$/, '')
  try {
    return decodeURI(address)
  } catch {
    // Not every address is well encoded; it is shown as it is then.
    return address
  }
}

const blank = (type: string): Block[] => {
  const block = asBlock(definitions.get(type)?.blank(newId))
  return block ? [block] : []
}

function asBlock(json: unknown): Block | null {
  const parsed = blockSchema.safeParse(json)
  return parsed.success ? parsed.data : null
}
