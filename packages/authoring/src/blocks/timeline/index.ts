import { z } from 'zod'
import { defineBlock } from '../../block-definition.ts'
import { blockAttrsSchema, partIdSchema, words } from '../../document/block-attrs.ts'
import { atomNode } from '../../editor/atom-node.ts'
import { blockMark } from '../../render/block-mark.ts'
import { markup } from '../../render/markup.ts'
import { proseHtml } from '../../render/prose-html.ts'
import { partId, partList } from '../part-list.ts'
import { isBlank, must, when } from '../remark.ts'
import { timelineRemarks, timelineWords } from './words.ts'

const EVENTS_MAX = 50

const schema = z.object({
  type: z.literal('timeline'),
  attrs: blockAttrsSchema.extend({
    events: partList(
      // The date is in words: "15 June 2005", "within 30 days", "before the hearing".
      z.object({ id: partIdSchema, date: words(100), title: words(300), text: words(2000) }),
      EVENTS_MAX,
    ),
  }),
})

const blankEvent = (newId: () => string) => ({ id: partId(newId), date: '', title: '', text: '' })

export const timeline = defineBlock({
  type: 'timeline',
  family: 'structure',
  schema,
  nodes: () => [atomNode({ type: 'timeline', schema, attrs: ['events'] })],
  blank: (newId) => ({
    type: 'timeline',
    attrs: { id: newId(), events: [blankEvent(newId), blankEvent(newId)] },
  }),
  fields: [
    {
      name: 'events',
      kind: 'list',
      min: 1,
      max: EVENTS_MAX,
      fields: [
        { name: 'date', kind: 'text', required: true, max: 100 },
        { name: 'title', kind: 'text', required: true, max: 300 },
        { name: 'text', kind: 'multiline', max: 2000 },
      ],
      blankRow: blankEvent,
    },
  ],
  texts: ['events.*.date', 'events.*.title', 'events.*.text'],
  render: (block) => {
    const events = block.attrs.events.map(
      ({ date, title, text }) =>
        markup`<li><p class="kl-timeline-date">${date}</p><p class="kl-timeline-title">${title}</p>${proseHtml(text)}</li>`,
    )
    return markup`<ol${blockMark(block)} class="kl-timeline">${events}</ol>`
  },
  check: ({ attrs: { events } }) => [
    ...when([events.length === 0, must('no-events', 'events')]),
    ...events.flatMap(({ date, title }, index) =>
      when(
        [isBlank(date), must('no-date', `events.${index}.date`, { number: index + 1 })],
        [isBlank(title), must('no-title', `events.${index}.title`, { number: index + 1 })],
      ),
    ),
  ],
  accessibility: 'An ordered list; the line beside it is only drawn.',
  words: timelineWords,
  remarks: timelineRemarks,
})
