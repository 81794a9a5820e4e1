import { findInDocument, replaceMatches, type DocumentMatch } from '@karmashala/authoring'
import { NodeSelection, TextSelection } from '@tiptap/pm/state'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { findKey } from '#app/components/lesson-editor/plugins/find-highlights.ts'
import { useSession } from '#app/components/lesson-editor/session-context.ts'
import { useStore } from '#app/components/lesson-editor/store.ts'
import { useKeys } from '#app/components/lesson-editor/use-keys.ts'
import { Button } from '#app/components/ui/button.tsx'
import { Checkbox } from '#app/components/ui/checkbox.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Input } from '#app/components/ui/input.tsx'

/** Find and replace, in the text and in the fields of blocks. */
export function FindPanel() {
  const { t } = useTranslation('authoring')
  const { editor, settled, isFinding, language } = useSession()
  const version = useStore(settled)
  const [query, setQuery] = useState(() => {
    const { from, to, $from } = editor.state.selection
    return $from.parent.isTextblock && to - from < 80 ? editor.state.doc.textBetween(from, to, ' ') : ''
  })
  const [replacement, setReplacement] = useState('')
  const [matchCase, setMatchCase] = useState(false)
  const [times, setTimes] = useState(0)
  const matches = useMemo(() => {
    // Searched anew when the text has changed, or after a replacement.
    void [version, times]
    return findInDocument(editor.state.doc, query, { matchCase })
  }, [editor, query, matchCase, version, times])
  const [active, setActive] = useState(0)
  const box = useRef<HTMLInputElement>(null)
  const at = Math.min(active, Math.max(0, matches.length - 1))

  useEffect(() => {
    box.current?.focus()
    box.current?.select()
  }, [])
  useEffect(() => {
    if (!editor.isDestroyed)
      editor.view.dispatch(
        editor.state.tr.setMeta(findKey, { matches, active: at }).setMeta('addToHistory', false),
      )
  }, [editor, matches, at])
  useEffect(
    () => () => {
      if (!editor.isDestroyed)
        editor.view.dispatch(editor.state.tr.setMeta(findKey, { matches: [], active: 0 }))
    },
    [editor],
  )

  const go = useCallback(
    (index: number) => {
      if (matches.length === 0) return
      const to = (index + matches.length) % matches.length
      setActive(to)
      const match = matches[to]
      if (!match) return
      const { tr, doc } = editor.state
      const selection =
        match.kind === 'text'
          ? TextSelection.create(doc, match.from, match.to)
          : NodeSelection.create(doc, match.pos)
      editor.view.dispatch(tr.setSelection(selection))
      const dom =
        match.kind === 'text' ? editor.view.domAtPos(match.from).node : editor.view.nodeDOM(match.pos)
      const element = dom instanceof HTMLElement ? dom : dom?.parentElement
      element?.scrollIntoView({ block: 'center' })
    },
    [editor, matches],
  )
  const replace = (which: DocumentMatch[]) => {
    // What was typed since the search is not where the matches say.
    const now = findInDocument(editor.state.doc, query, { matchCase })
    const isSame = JSON.stringify(now) === JSON.stringify(matches)
    if (!isSame) return setTimes(times + 1)
    editor.view.dispatch(replaceMatches(editor.state, which, replacement))
    setTimes(times + 1)
  }
  const close = () => {
    isFinding.set(false)
    editor.view.focus()
  }
  const frame = useRef<HTMLElement>(null)
  useKeys(frame, (event) => {
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && event.target === box.current) {
      event.preventDefault()
      go(event.shiftKey ? at - 1 : at + 1)
    }
  })
  const current = matches[at]
  return (
    <section
      aria-label={t('find.label')}
      ref={frame}
      role="search"
      className="flex flex-wrap items-end gap-x-3 gap-y-2 rounded-md border bg-card p-3"
    >
      <Field label={t('find.find')} className="min-w-40 flex-1">
        {(control) => (
          <Input
            {...control}
            ref={box}
            lang={language}
            value={query}
            onChange={({ target }) => setQuery(target.value)}
          />
        )}
      </Field>
      <Field label={t('find.replace')} className="min-w-40 flex-1">
        {(control) => (
          <Input
            {...control}
            lang={language}
            value={replacement}
            onChange={({ target }) => setReplacement(target.value)}
          />
        )}
      </Field>
      <Checkbox
        label={t('find.matchCase')}
        checked={matchCase}
        onChange={({ target }) => setMatchCase(target.checked)}
      />
      <p role="status" className="w-full text-sm text-muted-foreground">
        {query !== '' &&
          (matches.length === 0 ? t('find.none') : t('find.count', { at: at + 1, count: matches.length }))}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" variant="secondary" onClick={() => go(at - 1)}>
          {t('find.previous')}
        </Button>
        <Button size="sm" variant="secondary" onClick={() => go(at + 1)}>
          {t('find.next')}
        </Button>
        <Button size="sm" variant="secondary" onClick={() => current && replace([current])}>
          {t('find.replaceOne')}
        </Button>
        <Button size="sm" variant="secondary" onClick={() => replace(matches)}>
          {t('find.replaceAll')}
        </Button>
        <Button size="sm" variant="ghost" onClick={close}>
          {t('action.close')}
        </Button>
      </div>
    </section>
  )
}
