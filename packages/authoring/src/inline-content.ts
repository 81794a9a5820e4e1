import { z } from 'zod'

const TEXT_MAX = 10_000

/** Links lead to the web or to a mailbox, never to a script. */
export const linkHrefSchema = z
  .string()
  .max(2000)
  .regex(/^(https?:\/\/|mailto:)\S+$/i, 'A link starts with https:// or mailto:.')

const markSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('bold') }),
  z.object({ type: z.literal('italic') }),
  z.object({ type: z.literal('link'), attrs: z.object({ href: linkHrefSchema }) }),
])

const textSchema = z.object({
  type: z.literal('text'),
  text: z.string().min(1).max(TEXT_MAX),
  marks: z.array(markSchema).max(3).optional(),
})

/** Text with bold, italic and links: all that stands inside a paragraph or a heading. */
export const inlineContentSchema = z.array(textSchema).max(500)

export type InlineText = z.infer<typeof textSchema>
