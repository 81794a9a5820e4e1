import { lessonStatistics, moveScreen, outlineOf, readDocument } from '@karmashala/authoring'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { focusIn, RowButton } from '#app/components/lesson-editor/block-form/row-buttons.tsx'
import { goToBlock } from '#app/components/lesson-editor/go-to-block.ts'
import { useSession } from '#app/components/lesson-editor/session-context.ts'
import { useStore } from '#app/components/lesson-editor/store.ts'

/** The screens of the lesson: where one goes on pressing it, and how one changes their order. */
export function OutlinePanel() {
  const { t } = useTranslation('authoring')
  const { editor, settled, language, panel, notice } = useSession()
  useStore(settled)
  const screens = outlineOf(editor.state.doc)
  const frame = useRef<HTMLOListElement>(null)
  const move = (index: number, by: -1 | 1) => {
    const tr = moveScreen(editor.state, index, by)
    if (tr) editor.view.dispatch(tr)
    settled.set((now) => now + 1)
    notice.set(t('outline.moved', { place: index + by + 1, count: screens.length }))
    focusIn(frame, index + by, `[data-row-button=${by === 1 ? 'down' : 'up'}]`)
  }
  return (
    <nav aria-label={t('outline.label')}>
      <h2 className="mb-2 text-sm font-semibold text-muted-foreground">{t('outline.label')}</h2>
      <ol ref={frame} data-rows className="space-y-1">
        {screens.map((screen, index) => (
          <li key={screen.id || index} data-row className="flex items-start gap-1">
            <button
              type="button"
              className="min-w-0 flex-1 rounded-sm px-2 py-1.5 text-left text-sm hover:bg-primary-subtle"
              onClick={() => {
                panel.set(null)
                goToBlock(editor, screen.id)
              }}
            >
              <span className="mr-1.5 text-muted-foreground">{index + 1}.</span>
              <span lang={screen.title ? language : undefined} className="break-words">
                {screen.title ?? t('outline.untitled')}
              </span>
            </button>
            {screens.length > 1 && (
              <span className="flex shrink-0">
                <RowButton
                  icon={ArrowUp}
                  name="up"
                  label={t('outline.up', { number: index + 1 })}
                  isOff={index === 0}
                  onPress={() => move(index, -1)}
                />
                <RowButton
                  icon={ArrowDown}
                  name="down"
                  label={t('outline.down', { number: index + 1 })}
                  isOff={index === screens.length - 1}
                  onPress={() => move(index, 1)}
                />
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** How long the lesson has become. */
export function LessonLength() {
  const { t } = useTranslation('authoring')
  const { editor, settled } = useSession()
  useStore(settled)
  const { words, minutes } = lessonStatistics(readDocument(editor.state.doc))
  return (
    <p className="text-sm text-muted-foreground">
      {t('length.words', { count: words })} · {t('length.minutes', { count: minutes })}
    </p>
  )
}
