import { z } from 'zod'
import { defineBlock } from '../../block-definition.ts'
import { blockAttrsSchema } from '../../document/block-attrs.ts'
import { blockMark } from '../../render/block-mark.ts'
import { markup } from '../../render/markup.ts'
import { holderNode, partNode, titleNode, PLAIN } from '../structure-nodes.ts'
import { blankTitledPart, blocksOf, titledPartRemarks, titledPartsSchema, titleOf } from '../titled-parts.ts'
import { tabsRemarks, tabsWords } from './words.ts'

/** Parts of which one is shown at a time; all of them, below each other, without scripts and on paper. */
export const tabs = defineBlock({
  type: 'tabs',
  family: 'structure',
  schema: z.object({
    type: z.literal('tabs'),
    attrs: blockAttrsSchema,
    content: titledPartsSchema('tabPanel', 'tabTitle'),
  }),
  nodes: () => [
    holderNode('tabs', 'tabPanel+'),
    partNode('tabPanel', `tabTitle ${PLAIN}`),
    titleNode('tabTitle'),
  ],
  parts: ['tabPanel'],
  blank: (newId) => ({
    type: 'tabs',
    attrs: { id: newId() },
    content: [blankTab(newId), blankTab(newId)],
  }),
  render: (block, { render, strings, audience }) =>
    markup`<div${blockMark(block)} class="kl-tabs"${audience === 'learner' ? markup` data-enhance="tabs" data-word-tabs="${strings.tabs}"` : null}>${block.content.map((panel, index) => markup`<section class="kl-tab-panel" id="${block.attrs.id}-${panel.attrs.id}"><h3 class="kl-tab-title">${titleOf(panel) || `${strings.tab} ${index + 1}`}</h3>${blocksOf(panel).map(render)}</section>`)}</div>`,
  check: ({ content }) => titledPartRemarks(content),
  accessibility:
    'Sections with headings; scripts make them a tablist of the WAI-ARIA pattern, with arrow keys, Home and End.',
  words: tabsWords,
  remarks: tabsRemarks,
})

export const blankTab = (newId: () => string) => blankTitledPart('tabPanel', 'tabTitle', newId)
