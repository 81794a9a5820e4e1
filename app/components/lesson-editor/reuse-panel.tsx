import { definitions, insertBlock, newId, withNewIds } from '@karmashala/authoring'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '#app/components/lesson-editor/session-context.ts'
import { Field } from '#app/components/ui/field.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { type FoundBlock } from '#app/domain/lessons/found-block.ts'

const SEARCH_AFTER_MS = 300

/** Blocks of the organisation's own lessons: found by their words, put below the cursor as copies. */
export function ReusePanel() {
  const { t } = useTranslation('authoring')
  const { editor, locale, language, panel, notice, words } = useSession()
  const [query, setQuery] = useState('')
  const [found, setFound] = useState<FoundBlock[] | 'failed' | null>(null)

  useEffect(() => {
    const stop = new AbortController()
    const timer = setTimeout(() => {
      void search(query, language, stop.signal).then((blocks) => {
        if (!stop.signal.aborted) setFound(blocks ?? 'failed')
      })
    }, SEARCH_AFTER_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [query, language])

  const use = ({ block }: FoundBlock) => {
    const { state } = editor
    const node = withNewIds(state.schema.nodeFromJSON(block), newId)
    panel.set(null)
    editor.view.dispatch(insertBlock(state, state.selection.from, node))
    editor.view.focus()
    notice.set(words('reuse.done'))
  }
  return (
    <div className="space-y-4">
      <Field label={t('reuse.search')}>
        {(control) => (
          <Input
            {...control}
            type="search"
            lang={language}
            value={query}
            onChange={({ target }) => setQuery(target.value)}
          />
        )}
      </Field>
      <p role="status" className="text-sm text-muted-foreground">
        {found === null && t('reuse.loading')}
        {found === 'failed' && t('reuse.failed')}
        {Array.isArray(found) && t('reuse.count', { count: found.length })}
      </p>
      {Array.isArray(found) && (
        <ul className="space-y-2">
          {found.map((one) => (
            <li key={one.block.attrs.id} className="rounded-md border bg-card p-3 text-sm">
              <p className="text-muted-foreground">
                {definitions.get(one.block.type)?.words[locale].name} ·{' '}
                <span lang={language}>{one.lessonTitle}</span>
              </p>
              <p lang={language} className="my-1 break-words">
                {one.excerpt}
              </p>
              <button
                type="button"
                className="link min-h-6 font-medium pointer-coarse:min-h-11"
                onClick={() => use(one)}
              >
                {t('reuse.use')}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

async function search(query: string, language: string, signal: AbortSignal): Promise<FoundBlock[] | null> {
  try {
    const address = `/provide/blocks.json?${new URLSearchParams({ q: query, language }).toString()}`
    const response = await fetch(address, { signal, redirect: 'manual' })
    return response.ok ? ((await response.json()) as { blocks: FoundBlock[] }).blocks : null
  } catch {
    return null
  }
}
