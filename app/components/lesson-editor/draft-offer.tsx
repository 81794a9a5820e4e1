import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type DraftStore, type KeptDraft } from '#app/components/lesson-editor/saving/draft-store.ts'
import { useSession } from '#app/components/lesson-editor/session-context.ts'
import { Alert } from '#app/components/ui/alert.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'

/** Offers what a crash left unsaved in this browser. */
export function DraftOffer({ drafts }: { drafts: DraftStore }) {
  const { t } = useTranslation('authoring')
  const { queue } = useSession()
  const [draft, setDraft] = useState<KeptDraft | null>(null)
  useEffect(() => {
    let isOver = false
    void drafts.left().then((kept) => {
      if (!isOver && kept) setDraft(kept)
    })
    return () => {
      isOver = true
    }
  }, [drafts])
  if (!draft) return null
  return (
    <Alert tone="info" live title={t('draft.title')}>
      <p>
        {t('draft.text')} <DateTime at={draft.keptAt} style="dateTime" />
      </p>
      <p className="mt-2 flex flex-wrap gap-2">
        <Button
          size="sm"
          onClick={() => {
            queue.restore(draft)
            // Stored first: only then may the browser forget it.
            void queue.save().then(() => drafts.forgetLeft())
            setDraft(null)
          }}
        >
          {t('draft.restore')}
        </Button>
        <Button
          size="sm"
          variant="secondary"
          onClick={() => {
            drafts.forgetLeft()
            setDraft(null)
          }}
        >
          {t('draft.discard')}
        </Button>
      </p>
    </Alert>
  )
}
