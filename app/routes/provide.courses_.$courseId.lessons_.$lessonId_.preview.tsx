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
import { cn } from '#app/components/ui/cn.ts'
import { Button } from '#app/components/ui/button.tsx'
import { Icon } from '#app/components/ui/icon.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { languageNames, type LanguageNames } from '#app/domain/lessons/language-names.server.ts'
import { lessonParams } from '#app/domain/lessons/lesson-params.ts'
import { previewLesson, type LessonPreview } from '#app/domain/lessons/preview-lesson.server.ts'
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
  return { preview, names: languageNames(preview.languages), title }
}

/** The address in the data belongs to what is open; the frame would lose its place with every other one. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentUrl, nextUrl }) =>
  currentUrl.href !== nextUrl.href

const WIDTHS = { phone: 390, tablet: 820, desktop: null } as const
type Width = keyof typeof WIDTHS

export default function Preview() {
  const { preview, names } = useLoaderData<typeof loader>()
  const { t } = useTranslation('lessons')
  const { lesson, revision, languages, places, passMarkPercent, frameUrl, problem } = preview
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
            {t(lesson.isEditable ? 'preview.toEditor' : 'preview.toLesson')}
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
          <Stage
            key={`${round} ${frameUrl}`}
            {...{ title: lesson.title, languages, places, passMarkPercent, names, frameUrl, width, setWidth }}
            restart={() => setRound((now) => now + 1)}
          />
        )}
      </div>
    </>
  )
}

type StageProps = WidthsProps &
  Pick<LessonPreview, 'languages' | 'places' | 'passMarkPercent'> & {
    title: string
    names: LanguageNames
    frameUrl: string
    restart: () => void
  }

/** The lesson in its frame with the record beside it; a new one begins from the beginning. */
function Stage({ title, names, frameUrl, width, setWidth, restart, ...course }: StageProps) {
  const { t } = useTranslation('lessons')
  const { languages, places, passMarkPercent } = course
  const frame = useRef<HTMLIFrameElement>(null)
  const { record, speak } = usePreviewRecord(frame, frameUrl)
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div className="flex flex-wrap gap-x-10 gap-y-4">
          <Widths {...{ width, setWidth }} />
          {languages.length > 1 && <Languages {...{ names, languages, shown: record.language, speak }} />}
        </div>
        <Button variant="secondary" onClick={restart}>
          <Icon icon={RotateCcw} />
          {t('preview.again')}
        </Button>
      </div>
      {/* As wide as the page allows for a desktop: beside the record it would be no wider than a tablet. */}
      <div
        className={cn('grid items-start gap-6', width !== 'desktop' && 'xl:grid-cols-[minmax(0,1fr)_20rem]')}
      >
        <div className="overflow-x-auto rounded-lg border bg-muted p-2 sm:p-4">
          <iframe
            ref={frame}
            src={frameUrl}
            title={t('preview.frame', { title })}
            sandbox={PLAYER_SANDBOX}
            allow={PLAYER_ALLOW}
            className="mx-auto block h-[80vh] min-h-96 rounded-md border bg-white"
            style={{ width: WIDTHS[width] ?? '100%' }}
          />
        </div>
        <RecordPanel {...{ record, places, passMarkPercent }} />
      </div>
    </>
  )
}

type LanguagesProps = {
  names: LanguageNames
  languages: readonly string[]
  shown: string | null
  speak: (language: string) => void
}

/** The course itself has the same choice; whichever is used, place and answers stay. */
function Languages({ names, languages, shown, speak }: LanguagesProps) {
  const { t, i18n } = useTranslation('lessons')
  return (
    <Choice
      name="language"
      legend={t('preview.language')}
      chosen={shown}
      choose={speak}
      options={languages.map((language) => ({
        value: language,
        label: names[language]?.[i18n.language === 'hi' ? 'hi' : 'en'] ?? language,
      }))}
    />
  )
}

type WidthsProps = { width: Width; setWidth: (width: Width) => void }

function Widths({ width, setWidth }: WidthsProps) {
  const { t } = useTranslation('lessons')
  return (
    <Choice
      name="width"
      legend={t('preview.width')}
      chosen={width}
      choose={setWidth}
      options={(Object.keys(WIDTHS) as Width[]).map((value) => ({
        value,
        label: t(`preview.widths.${value}`),
      }))}
    />
  )
}

type ChoiceProps<T extends string> = {
  name: string
  legend: string
  chosen: T | null
  choose: (value: T) => void
  options: readonly { value: T; label: string }[]
}

function Choice<T extends string>({ name, legend, chosen, choose, options }: ChoiceProps<T>) {
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-semibold">{legend}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        {options.map(({ value, label }) => (
          <label key={value} className="flex min-h-11 items-center gap-2">
            <input
              type="radio"
              {...{ name, value }}
              checked={value === chosen}
              onChange={() => choose(value)}
              className="size-5 accent-primary"
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
