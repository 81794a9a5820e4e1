import { blockById, type Block, type LessonRemark } from '@karmashala/authoring'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { BlockThreads } from '#app/components/lesson-editor/block-threads.tsx'
import { blockHtml } from '#app/components/lesson-editor/editor-session.ts'
import { RemarkCard } from '#app/components/lesson-editor/remark-card.tsx'
import { useSaving } from '#app/components/lesson-editor/saving/saving-status.tsx'
import { useSession } from '#app/components/lesson-editor/session-context.ts'
import { useStore } from '#app/components/lesson-editor/store.ts'
import { Alert } from '#app/components/ui/alert.tsx'
import { Button } from '#app/components/ui/button.tsx'

/** What there is to say about the block with the cursor, and below it all that is still to be mended. */
export function MarginPanel() {
  const { t } = useTranslation('authoring')
  const session = useSession()
  const blockId = useStore(session.current)
  const all = useStore(session.remarks)
  const isChecked = useStore(session.settled) > 0
  const here = useMemo(() => all.filter((remark) => remark.blockId === blockId), [all, blockId])
  const elsewhere = useMemo(() => all.filter((remark) => remark.blockId !== blockId), [all, blockId])
  return (
    <div className="space-y-6">
      <Conflicts />
      <section aria-labelledby="margin-here">
        <h2 id="margin-here" className="mb-2 text-sm font-semibold text-muted-foreground">
          {t('margin.here')}
        </h2>
        {here.length === 0 && isChecked && (
          <p className="text-sm text-muted-foreground">{t('margin.nothingHere')}</p>
        )}
        <RemarkList remarks={here} isHere />
        {blockId && <BlockThreads key={blockId} blockId={blockId} />}
      </section>
      <section aria-labelledby="margin-all">
        <h2 id="margin-all" className="mb-2 text-sm font-semibold text-muted-foreground">
          {t('margin.elsewhere', { count: elsewhere.length })}
        </h2>
        {all.length === 0 && (
          <p className="text-sm text-muted-foreground">
            {isChecked ? t('margin.nothing') : t('margin.checking')}
          </p>
        )}
        <RemarkList remarks={elsewhere} />
      </section>
    </div>
  )
}

const SHOWN_MAX = 40

function RemarkList({ remarks, isHere = false }: { remarks: readonly LessonRemark[]; isHere?: boolean }) {
  const { t } = useTranslation('authoring')
  return (
    <>
      <ul className="space-y-2">
        {remarks.slice(0, SHOWN_MAX).map((remark, index) => (
          <li key={`${remark.blockId ?? ''}:${remark.rule}:${remark.field ?? ''}:${index}`}>
            <RemarkCard remark={remark} isHere={isHere} />
          </li>
        ))}
      </ul>
      {remarks.length > SHOWN_MAX && (
        <p className="mt-2 text-sm text-muted-foreground">
          {t('margin.more', { count: remarks.length - SHOWN_MAX })}
        </p>
      )}
    </>
  )
}

/** Blocks two people changed at once: both versions, and whose is to stand. */
function Conflicts() {
  const { t } = useTranslation('authoring')
  const { queue, editor, language } = useSession()
  const { held } = useSaving()
  if (held.size === 0) return null
  return (
    <section aria-label={t('conflict.label')} className="space-y-3">
      {[...held].map(([id, theirs]) => {
        const mine = blockById(editor.state.doc, id)?.node.toJSON() as Block | undefined
        return (
          <Alert key={id} tone="warning" live title={t('conflict.title')}>
            <p>{theirs ? t('conflict.text') : t('conflict.textRemoved')}</p>
            <h3 className="mt-2 text-sm font-semibold">{t('conflict.mine')}</h3>
            <Version block={mine ?? null} language={language} />
            <div className="mt-1">
              <Button size="sm" onClick={() => queue.decide(id, 'mine')}>
                {t('conflict.keepMine')}
              </Button>
            </div>
            <h3 className="mt-3 text-sm font-semibold">{t('conflict.theirs')}</h3>
            <Version block={theirs} language={language} />
            <div className="mt-1">
              <Button size="sm" variant="secondary" onClick={() => queue.decide(id, 'theirs')}>
                {theirs ? t('conflict.takeTheirs') : t('conflict.removeToo')}
              </Button>
            </div>
          </Alert>
        )
      })}
    </section>
  )
}

function Version({ block, language }: { block: Block | null; language: string }) {
  const { t } = useTranslation('authoring')
  if (!block) return <p className="text-sm text-muted-foreground">{t('conflict.removed')}</p>
  return (
    <div
      lang={language}
      ref={(element) => element?.setAttribute('inert', '')}
      className="le-canvas le-version max-h-48 overflow-y-auto rounded-sm border bg-card p-2 text-sm"
      // Made by `renderBlock`, which escapes every value.
      dangerouslySetInnerHTML={{ __html: blockHtml(block, language) ?? '' }}
    />
  )
}
