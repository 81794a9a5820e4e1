import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, useLocation, useParams, type ShouldRevalidateFunction } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { isContentsFolded } from '#app/components/learning/contents-fold.ts'
import { CourseText } from '#app/components/learning/course-text.tsx'
import { PartLine } from '#app/components/learning/part-line.tsx'
import { previewPath } from '#app/components/learning/play-path.ts'
import { Player } from '#app/components/learning/player.tsx'
import { Badge } from '#app/components/ui/badge.tsx'
import { findLessonPreview } from '#app/domain/launches/find-lesson-preview.server.ts'
import { previewItem } from '#app/domain/launches/preview-item.server.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { getT, languageOf } from '#app/lib/i18n.server.ts'
import { objectId } from '#app/lib/object-id.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({ versionId: objectId, moduleId: objectId, itemId: z.string().min(1).max(500) })

export const handle = { frame: 'bare' }
export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const { versionId, ...place } = parseParams(params, paramsSchema)
  const lessonPreview = await findLessonPreview({
    actor,
    courseVersionId: versionId,
    moduleId: place.moduleId,
  })
  if (lessonPreview) throw redirect(lessonPreview)
  const language = languageOf(request, actor.language)
  const preview = await orRespond(previewItem({ actor, courseVersionId: versionId, ...place, language }))
  const title = getT(request, 'learn')('preview.title', { title: preview.itemTitle })
  return { title, preview, isFolded: isContentsFolded(request) }
}

/** The token in the data belongs to the part that is open; only another part needs another one. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentUrl, nextUrl }) =>
  currentUrl.pathname !== nextUrl.pathname

export default function Preview() {
  const { preview, isFolded } = useLoaderData<typeof loader>()
  const { versionId = '', moduleId = '', itemId = '' } = useParams()
  const { pathname } = useLocation()
  const { t } = useTranslation('learn')
  const { itemTitle, language, versionNumber } = preview
  return (
    <Player
      key={pathname}
      itemTitle={itemTitle}
      banner={
        <Badge tone="accent" className="mr-2">
          {t('preview.banner')}
        </Badge>
      }
      title={<CourseText text={itemTitle} textHi={null} language={language} />}
      subtitle={
        <>
          {t('preview.bannerText', { number: versionNumber })} <PartLine {...preview} />
        </>
      }
      here={{ moduleId, itemId }}
      contents={{ ...preview, progress: null, sequence: null }}
      contentsPath={null}
      pathOf={(place) => previewPath(versionId, place)}
      language={language}
      contentsNote={t('preview.contentsNote')}
      isContentsFolded={isFolded}
      exitTo={preview.back}
      exitLabel={t('preview.back')}
      exitHint={t('preview.back')}
      asideTo={`${pathname}/report`}
      asideLabel={t('report.title')}
      frameTitle={t('preview.frame', { title: itemTitle })}
      launchUrl={preview.launchUrl}
      externalUrl={preview.externalUrl}
      renewalPath={null}
      isRecorded={false}
      finishedText={t('preview.finishedText')}
    />
  )
}
