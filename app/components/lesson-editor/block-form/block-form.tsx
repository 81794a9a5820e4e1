import { definitions, remarkSentence } from '@karmashala/authoring'
import { NodeSelection } from '@tiptap/pm/state'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { type Attrs } from '#app/components/lesson-editor/block-form/field-context.ts'
import { FormFieldOf } from '#app/components/lesson-editor/block-form/form-field-of.tsx'
import { FIRST_CONTROL } from '#app/components/lesson-editor/block-form/row-buttons.tsx'
import { findNode, setAttrs } from '#app/components/lesson-editor/block-attrs.ts'
import { annotationsKey } from '#app/components/lesson-editor/plugins/annotations.ts'
import { useSession } from '#app/components/lesson-editor/session-context.ts'
import { useStore } from '#app/components/lesson-editor/store.ts'
import { useKeys } from '#app/components/lesson-editor/use-keys.ts'
import { Button } from '#app/components/ui/button.tsx'

/** The one open form, drawn into the block it is about. */
export function BlockFormPlace() {
  const { editor, form } = useSession()
  const open = useStore(form)
  const openId = open?.blockId ?? null
  // Settings above text blocks are drawn by a plugin, which has to know which of them is open.
  useEffect(() => {
    if (!editor.isDestroyed) editor.view.dispatch(editor.state.tr.setMeta(annotationsKey, { openId }))
  }, [editor, openId])
  if (!open?.element) return null
  return createPortal(<BlockForm key={open.blockId} blockId={open.blockId} />, open.element)
}

function BlockForm({ blockId }: { blockId: string }) {
  const { t } = useTranslation('authoring')
  const session = useSession()
  const { editor, form, version, locale } = session
  useStore(version)
  const at = findNode(editor.state.doc, blockId)
  const remarks = useStore(session.remarks)
  const own = useMemo(() => remarks.filter((remark) => remark.blockId === blockId), [remarks, blockId])
  const frame = useRef<HTMLDivElement>(null)
  const change = useCallback((changed: Attrs) => setAttrs(editor, blockId, changed), [editor, blockId])
  const close = () => {
    form.set(null)
    const place = findNode(editor.state.doc, blockId)
    if (!place) return
    const { tr, doc } = editor.state
    if (place.node.isAtom) editor.view.dispatch(tr.setSelection(NodeSelection.create(doc, place.pos)))
    editor.view.focus()
  }
  useEffect(() => {
    frame.current?.querySelector<HTMLElement>(FIRST_CONTROL)?.focus()
  }, [])
  useEffect(() => {
    if (!at) form.set(null)
  }, [at, form])
  useKeys(frame, (event) => {
    const isUndo = (event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'z'
    if (event.key === 'Escape') {
      event.preventDefault()
      close()
    } else if (isUndo && !isDrafting(event.target)) {
      event.preventDefault()
      if (event.shiftKey) editor.commands.redo()
      else editor.commands.undo()
    }
  })
  const definition = at && definitions.get(at.node.type.name)
  if (!at || !definition) return null

  const words = definition.words[locale]
  const general = own.filter(({ field }) => !field || field.includes('content'))
  return (
    <div ref={frame} role="group" aria-label={t('block.form', { name: words.name })} className="le-form">
      <p className="mb-3 text-sm font-semibold text-muted-foreground">{words.name}</p>
      {general.length > 0 && (
        <ul className="mb-3 list-disc pl-5 text-sm text-danger">
          {general.map((remark) => (
            <li key={`${remark.rule}-${remark.field ?? ''}`}>{remarkSentence(remark, locale)}</li>
          ))}
        </ul>
      )}
      <div className="space-y-4">
        {(definition.fields ?? []).map((field) => (
          <FormFieldOf
            key={field.name}
            field={field}
            words={words}
            labelKey={field.name}
            path={field.name}
            row={at.node.attrs}
            block={at.node.attrs}
            remarks={own}
            changeRow={change}
          />
        ))}
      </div>
      <Button size="sm" className="mt-4" onClick={close}>
        {t('action.done')}
      </Button>
    </div>
  )
}

/** While letters are still on their way the control's own undo takes them back. */
const isDrafting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.dataset['drafting'] === 'true'
