import { z } from 'zod'
import { defineBlock } from '../../block-definition.ts'
import { blockAttrsSchema, words } from '../../document/block-attrs.ts'
import { atomNode } from '../../editor/atom-node.ts'
import { blockMark } from '../../render/block-mark.ts'
import { attribute, markup } from '../../render/markup.ts'
import { isBlank, must, when } from '../remark.ts'
import { CODE_LANGUAGES, LANGUAGE_NAMES } from './code-languages.ts'
import { codeRemarks, codeWords } from './words.ts'

const CODE_MAX = 20_000

const schema = z.object({
  type: z.literal('code'),
  attrs: blockAttrsSchema.extend({
    code: words(CODE_MAX),
    language: z.enum(CODE_LANGUAGES).default('plain'),
    caption: words(300),
  }),
})

/** Something to be typed or read character by character. Its words are the same in every language. */
export const code = defineBlock({
  type: 'code',
  family: 'text',
  schema,
  nodes: () => [atomNode({ type: 'code', schema, attrs: ['code', 'language', 'caption'], isPlain: true })],
  blank: (newId) => ({ type: 'code', attrs: { id: newId(), code: '', language: 'plain', caption: '' } }),
  fields: [
    { name: 'code', kind: 'multiline', required: true, max: CODE_MAX },
    { name: 'language', kind: 'choice', options: CODE_LANGUAGES },
    { name: 'caption', kind: 'text', max: 300 },
  ],
  texts: ['caption'],
  render: (block, { strings }) => {
    const { code, language, caption } = block.attrs
    const label = [language === 'plain' ? '' : LANGUAGE_NAMES[language], caption].filter(Boolean).join(' · ')
    // The region scrolls by itself, never the page; being focusable, also with the keyboard.
    return markup`<figure${blockMark(block)} class="kl-code">${label ? markup`<figcaption>${label}</figcaption>` : null}<pre role="region" tabindex="0" aria-label="${label ? `${strings.code}: ${label}` : strings.code}" translate="no" dir="ltr"><code${attribute('class', language === 'plain' ? null : `language-${language}`)}>${code}</code></pre></figure>`
  },
  check: ({ attrs }) => when([isBlank(attrs.code), must('empty', 'code')]),
  accessibility: 'A named region with native pre and code; it takes the focus, so that arrow keys scroll it.',
  words: codeWords,
  remarks: codeRemarks,
})
