import { z } from 'zod'
import { defineBlock } from '../../block-definition.ts'
import { blockAttrsSchema, partIdSchema, words } from '../../document/block-attrs.ts'
import { mediaSchema } from '../../document/media-ref.ts'
import { atomNode } from '../../editor/atom-node.ts'
import { blockMark } from '../../render/block-mark.ts'
import { markup } from '../../render/markup.ts'
import { imageHtml } from '../../render/media-html.ts'
import { proseHtml } from '../../render/prose-html.ts'
import { partId, partList } from '../part-list.ts'
import { isBlank, must, when } from '../remark.ts'
import { processStepsRemarks, processStepsWords } from './words.ts'

const STEPS_MAX = 40

const schema = z.object({
  type: z.literal('processSteps'),
  attrs: blockAttrsSchema.extend({
    steps: partList(
      z.object({ id: partIdSchema, title: words(300), text: words(3000), src: mediaSchema, alt: words(500) }),
      STEPS_MAX,
    ),
  }),
})

const blankStep = (newId: () => string) => ({ id: partId(newId), title: '', text: '', src: '', alt: '' })

/** What to do, one thing after the other. */
export const processSteps = defineBlock({
  type: 'processSteps',
  family: 'structure',
  schema,
  nodes: () => [atomNode({ type: 'processSteps', schema, attrs: ['steps'] })],
  blank: (newId) => ({
    type: 'processSteps',
    attrs: { id: newId(), steps: [blankStep(newId), blankStep(newId)] },
  }),
  fields: [
    {
      name: 'steps',
      kind: 'list',
      min: 1,
      max: STEPS_MAX,
      fields: [
        { name: 'title', kind: 'text', required: true, max: 300 },
        { name: 'text', kind: 'multiline', max: 3000 },
        { name: 'src', kind: 'media', accepts: 'image' },
        { name: 'alt', kind: 'multiline', max: 500, when: ({ src }) => Boolean(src) },
      ],
      blankRow: blankStep,
    },
  ],
  texts: ['steps.*.title', 'steps.*.text', 'steps.*.alt'],
  media: ['steps.*.src'],
  render: (block, context) => {
    const steps = block.attrs.steps.map(
      ({ title, text, src, alt }) =>
        markup`<li class="kl-step"><p class="kl-step-title">${title}</p>${proseHtml(text)}${src ? imageHtml(context, src, alt) : null}</li>`,
    )
    return markup`<ol${blockMark(block)} class="kl-steps">${steps}</ol>`
  },
  check: ({ attrs: { steps } }) => [
    ...when([steps.length === 0, must('no-steps', 'steps')]),
    ...steps.flatMap(({ title, src, alt }, index) =>
      when(
        [isBlank(title), must('no-title', `steps.${index}.title`, { number: index + 1 })],
        [src !== '' && isBlank(alt), must('no-alternative', `steps.${index}.alt`, { number: index + 1 })],
      ),
    ),
  ],
  accessibility: 'An ordered list: the number of each step is the native marker, so that it is read.',
  words: processStepsWords,
  remarks: processStepsRemarks,
})
