import { type Attribute } from '@tiptap/core'
import { type z } from 'zod'

/**
 * An attribute that goes through the clipboard as `data-<name>`. What comes back and does not pass its schema is left
 * out: stored, it would refuse the lesson it was pasted into.
 */
export const carriedAttr = (name: string, schema: z.ZodType, absent: unknown = null): Partial<Attribute> => ({
  default: absent,
  parseHTML: (element) => {
    const text = element.getAttribute(`data-${name}`)
    const parsed = schema.safeParse(text)
    return text !== null && parsed.success ? parsed.data : absent
  },
  renderHTML: (attrs) =>
    typeof attrs[name] === 'string' && attrs[name] !== '' ? { [`data-${name}`]: attrs[name] } : {},
})
