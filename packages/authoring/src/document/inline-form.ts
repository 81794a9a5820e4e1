import { canonicalJson } from './canonical-json.ts'
import { type InlineMark, type InlineText } from './inline.ts'

/** The order ProseMirror keeps marks in: what the editor writes is in this order already. */
const MARK_ORDER: readonly InlineMark['type'][] = ['link', 'bold', 'italic', 'textColour']
const rank = ({ type }: InlineMark) => MARK_ORDER.indexOf(type)

/**
 * The one way to write inline text that reads the same: neighbours with the same marks joined, marks in one order and
 * each once, none instead of an empty list.
 */
export function normalInline(content: readonly InlineText[]): InlineText[] {
  return content.reduce<InlineText[]>((all, { text, marks = [] }) => {
    const own = [...new Map(marks.map((mark) => [mark.type, mark])).values()].sort(
      (a, b) => rank(a) - rank(b),
    )
    const last = all[all.length - 1]
    if (last && canonicalJson(last.marks ?? []) === canonicalJson(own)) last.text += text
    else if (text !== '') all.push({ type: 'text', text, ...(own.length > 0 ? { marks: own } : {}) })
    return all
  }, [])
}
