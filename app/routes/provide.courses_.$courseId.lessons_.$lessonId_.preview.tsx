import { PLAYER_ALLOW, PLAYER_SANDBOX } from '@karmashala/player'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, type ShouldRevalidateFunction } from '@remix-run/react'
import { RotateCcw } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ErrorText } from '#app/components/forms/error-text.tsx'
import { useLessonCrumbs } from '#app/components/lessons/lesson-crumbs.ts'
import { usePreviewRecord } from '#app/components/lessons/preview-record.ts'
import { RecordPanel } from '#app/components/lessons/record-panel.tsx'
import { Alert } from '#app/components/ui/alert.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Icon } from '#app/components/ui/icon.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { lessonParams } from '#app/domain/lessons/lesson-params.ts'
import { previewLesson } from '#app/domain/lessons/preview-lesson.server.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

const searchSchema = z.object({ revision: z.coerce.number().int().min(1).optional().catch(undefined) })

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'course.preview_own')
  const { revision } = searchSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const of = parseParams(params, lessonParams)
  const preview = await orRespond(previewLesson({ actor, ...of, revision }))
  const title = getT(request, 'lessons')('preview.titleOf', { title: preview.lesson.title })
  return { preview, title }
}

/** The address in the data belongs to what is open; the frame would lose its place with every other one. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentUrl, nextUrl }) =>
  currentUrl.href !== nextUrl.href

const WIDTHS = { phone: 390, tablet: 820, desktop: null } as const
type Width = keyof typeof WIDTHS

export default function LessonPreview() {
  const { preview } = useLoaderData<typeof loader>()
  const { t } = useTranslation('lessons')
  const { lesson, revision, frameUrl, problem } = preview
  const frame = useRef<HTMLIFrameElement>(null)
  const [width, setWidth] = useState<Width>('desktop')
  const [round, setRound] = useState(0)
  return (
    <>
      <PageHeader
        title={t('preview.titleOf', { title: lesson.title })}
        description={t('preview.lead')}
        breadcrumbs={useLessonCrumbs(lesson, { label: t('preview.title') })}
        actions={
          <LinkButton to={`/provide/courses/${lesson.courseId}/lessons/${lesson.id}`} variant="secondary">
            {t('preview.toEditor')}
          </LinkButton>
        }
      />
      <div className="space-y-6">
        {revision !== lesson.revision && (
          <Alert tone="warning">{t('preview.old', { number: revision })}</Alert>
        )}
        {problem && (
          <Alert tone="warning">
            <ErrorText message={problem} />
          </Alert>
        )}
        {frameUrl && (
          <>
            <div className="flex flex-wrap items-end justify-between gap-4">
              <Widths {...{ width, setWidth }} />
              <Button variant="secondary" onClick={() => setRound((now) => now + 1)}>
                <Icon icon={RotateCcw} />
                {t('preview.again')}
              </Button>
            </div>
            <Framed key={`${round} ${frameUrl}`} {...{ frame, frameUrl, width, title: lesson.title }} />
          </>
        )}
      </div>
    </>
  )
}

type FramedProps = {
  frame: React.RefObject<HTMLIFrameElement>
  frameUrl: string
  width: Width
  title: string
}

function Framed({ frame, frameUrl, width, title }: FramedProps) {
  const { t } = useTranslation('lessons')
  const record = usePreviewRecord(frame, frameUrl)
  const pixels = WIDTHS[width]
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="overflow-x-auto rounded-lg border bg-muted p-2 sm:p-4">
        <iframe
          ref={frame}
          src={frameUrl}
          title={t('preview.frame', { title })}
          sandbox={PLAYER_SANDBOX}
          allow={PLAYER_ALLOW}
          className="mx-auto block h-[80vh] min-h-96 rounded-md border bg-white"
          style={{ width: pixels ?? '100%' }}
        />
      </div>
      <RecordPanel record={record} />
    </div>
  )
}

function Widths({ width, setWidth }: { width: Width; setWidth: (width: Width) => void }) {
  const { t } = useTranslation('lessons')
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-semibold">{t('preview.width')}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        {(Object.keys(WIDTHS) as Width[]).map((one) => (
          <label key={one} className="flex min-h-11 items-center gap-2">
            <input
              type="radio"
              name="width"
              value={one}
              checked={one === width}
              onChange={() => setWidth(one)}
              className="size-5 accent-primary"
            />
            {t(`preview.widths.${one}`)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
