import {
  applyFix,
  fixLabel,
  ownStep,
  putBlocks,
  remarkSentence,
  type LessonRemark,
} from '@karmashala/authoring'
import { CircleAlert, Lightbulb } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { contentOf } from '#app/components/lesson-editor/editor-session.ts'
import { goToBlock } from '#app/components/lesson-editor/go-to-block.ts'
import { useSession } from '#app/components/lesson-editor/session-context.ts'
import { Icon } from '#app/components/ui/icon.tsx'

/** One thing to mend or to think about, with what one press can do. */
export function RemarkCard({ remark, isHere }: { remark: LessonRemark; isHere: boolean }) {
  const { t } = useTranslation('authoring')
  const session = useSession()
  const { editor, locale, queue, title, panel, form } = session
  const isMust = remark.severity === 'must'
  const fix = () => {
    const before = contentOf(editor, title.get(), queue.synced().content)
    const tr = putBlocks(editor.state, applyFix(before, remark).document.content)
    // One's own act, unlike what others write: it can be undone.
    if (tr) editor.view.dispatch(ownStep(tr.setMeta('addToHistory', true)))
    editor.view.focus()
  }
  const show = () => {
    if (!remark.blockId) return
    panel.set(null)
    goToBlock(editor, remark.blockId)
    if (remark.field && !isHere) form.set({ blockId: remark.blockId, element: null })
  }
  return (
    <div
      className={`rounded-md border border-l-4 bg-card p-3 text-sm ${isMust ? 'border-l-danger' : 'border-l-warning'}`}
    >
      <p className="flex gap-2">
        <Icon
          icon={isMust ? CircleAlert : Lightbulb}
          size="sm"
          label={isMust ? t('margin.must') : t('margin.should')}
          className={`mt-0.5 ${isMust ? 'text-danger' : 'text-warning'}`}
        />
        <span className="min-w-0">{remarkSentence(remark, locale)}</span>
      </p>
      <p className="mt-1 flex flex-wrap gap-x-4 gap-y-1 pl-6">
        {remark.fix && (
          <button type="button" className="link min-h-6 font-medium pointer-coarse:min-h-11" onClick={fix}>
            {fixLabel(remark.fix, locale)}
          </button>
        )}
        {remark.blockId && !isHere && (
          <button type="button" className="link min-h-6 pointer-coarse:min-h-11" onClick={show}>
            {t('margin.show')}
          </button>
        )}
      </p>
    </div>
  )
}
