import { z } from 'zod'
import { defineBlock } from '../../block-definition.ts'
import { blockAttrsSchema } from '../../document/block-attrs.ts'
import { blockMark } from '../../render/block-mark.ts'
import { attribute, markup } from '../../render/markup.ts'
import { holderNode, partNode, titleNode, PLAIN } from '../structure-nodes.ts'
import { blankTitledPart, blocksOf, titledPartRemarks, titledPartsSchema, titleOf } from '../titled-parts.ts'
import { accordionRemarks, accordionWords } from './words.ts'

/** Titles that open: native details and summary, which need no script. */
export const accordion = defineBlock({
  type: 'accordion',
  family: 'structure',
  schema: z.object({
    type: z.literal('accordion'),
    attrs: blockAttrsSchema,
    content: titledPartsSchema('accordionItem', 'accordionTitle'),
  }),
  nodes: () => [
    holderNode('accordion', 'accordionItem+'),
    partNode('accordionItem', `accordionTitle ${PLAIN}`),
    titleNode('accordionTitle'),
  ],
  parts: ['accordionItem'],
  blank: (newId) => ({
    type: 'accordion',
    attrs: { id: newId() },
    content: [blankAccordionItem(newId), blankAccordionItem(newId)],
  }),
  render: (block, { render, strings, audience }) =>
    markup`<div${blockMark(block)} class="kl-accordion">${block.content.map((item, index) => markup`<details class="kl-accordion-item"${attribute('open', audience !== 'learner')}><summary>${titleOf(item) || `${strings.tab} ${index + 1}`}</summary><div class="kl-accordion-body">${blocksOf(item).map(render)}</div></details>`)}</div>`,
  check: ({ content }) => titledPartRemarks(content),
  accessibility:
    'Native details and summary: Tab reaches each title, Enter and Space open it, its state is announced.',
  words: accordionWords,
  remarks: accordionRemarks,
})

export const blankAccordionItem = (newId: () => string) =>
  blankTitledPart('accordionItem', 'accordionTitle', newId)
