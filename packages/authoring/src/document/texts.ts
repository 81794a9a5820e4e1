import { definitions } from '../blocks/definitions.ts'
import { type AnyBlock } from '../block-definition.ts'
import { inlineWords, type InlineText } from './inline.ts'

/** One piece of words in a block: inline text with its marks, or words without form in an attribute. */
export type TextUnit = {
  /**
   * Where in the block: `content.0.content` or `attrs.options.#a1.text`. Parts with an id are named by it, so that the
   * key survives a new part before them.
   */
  key: string
  /** The kinds of node it stands in, from the block inwards: `tabs`, `tabPanel`, `paragraph`. */
  within: readonly string[]
} & ({ kind: 'inline'; text: InlineText[] } | { kind: 'plain'; text: string })

type Json = Record<string, unknown>

/** The words of a block in reading order; empty ones are left out. */
export function textsOf(block: AnyBlock): TextUnit[] {
  const units: TextUnit[] = []
  mapTexts(block, (unit) => {
    units.push(unit)
    return null
  })
  return units.filter(({ text }) => (typeof text === 'string' ? text.trim() !== '' : text.length > 0))
}

/** The block with other words: `change` answers null where they stay as they are. */
export function mapTexts<B extends AnyBlock>(
  block: B,
  change: (unit: TextUnit) => TextUnit['text'] | null,
): B {
  const within = [block.type]
  const attrs = mapAttrs(block.type, block.attrs, { key: 'attrs', within, change })
  const content = mapContent(block.content, { key: 'content', within, change })
  return { ...block, attrs, ...(content === undefined ? {} : { content }) } as B
}

/** All words of a block in reading order, without marks. */
export function plainText(block: AnyBlock): string {
  return textsOf(block)
    .map((unit) => (unit.kind === 'plain' ? unit.text : inlineWords(unit.text)))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
}

type Place = {
  key: string
  within: readonly string[]
  change: (unit: TextUnit) => TextUnit['text'] | null
}

const mapAttrs = (type: string, attrs: unknown, place: Place): unknown =>
  (definitions.get(type)?.texts ?? []).reduce<unknown>(
    (now, path) => mapPath(now, path.split('.'), place),
    attrs,
  )

function mapPath(value: unknown, [step, ...rest]: string[], place: Place): unknown {
  const { key, within, change } = place
  if (step === undefined) {
    if (typeof value !== 'string') return value
    return change({ key, within, kind: 'plain', text: value }) ?? value
  }
  if (step === '*') {
    if (!Array.isArray(value)) return value
    return value.map((item: unknown, index) =>
      mapPath(item, rest, { ...place, key: `${key}.${nameOf(item, index)}` }),
    )
  }
  if (!isObject(value) || !(step in value)) return value
  const inner = typeof value['type'] === 'string' ? [...within, value['type']] : within
  return { ...value, [step]: mapPath(value[step], rest, { key: `${key}.${step}`, within: inner, change }) }
}

function mapContent(content: unknown, place: Place): unknown {
  const { key, within, change } = place
  if (!Array.isArray(content)) return content
  if (content.length > 0 && content.every((node: unknown) => isObject(node) && node['type'] === 'text')) {
    return change({ key, within, kind: 'inline', text: content as InlineText[] }) ?? content
  }
  return content.map((node: unknown, index) => {
    if (!isObject(node)) return node
    const type = String(node['type'])
    const here = `${key}.${nameOf(node['attrs'], index)}`
    const inner = [...within, type]
    const attrs = mapAttrs(type, node['attrs'], { key: `${here}.attrs`, within: inner, change })
    const words = mapContent(node['content'], { key: `${here}.content`, within: inner, change })
    return {
      ...node,
      ...(node['attrs'] === undefined ? {} : { attrs }),
      ...(node['content'] === undefined ? {} : { content: words }),
    }
  })
}

/** Blocks within a block, the questions of a pool, have their id among their attributes. */
const nameOf = (item: unknown, index: number): string => {
  if (!isObject(item)) return String(index)
  if (typeof item['id'] === 'string') return `#${item['id']}`
  return isObject(item['attrs']) ? nameOf(item['attrs'], index) : String(index)
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
