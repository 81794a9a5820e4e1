import { Extension } from '@tiptap/core'
import { closeHistory } from '@tiptap/pm/history'
import { Plugin, type Transaction } from '@tiptap/pm/state'

const OWN_STEP = 'ownStep'

/**
 * Makes an act one step of its own to undo. Without it, what is done within half a second beside what was typed before or
 * after is taken back together with it. `ownSteps` has to be among the extensions.
 */
export const ownStep = (tr: Transaction): Transaction => closeHistory(tr).setMeta(OWN_STEP, true)

/** Ends the step of such an act, so that what is typed after it begins another one. */
export const ownSteps = (): Extension =>
  Extension.create({
    name: 'ownSteps',
    addProseMirrorPlugins: () => [
      new Plugin({
        appendTransaction: (transactions, _before, state) =>
          transactions.some((tr) => tr.docChanged && tr.getMeta(OWN_STEP) === true)
            ? closeHistory(state.tr)
            : null,
      }),
    ],
  })
