import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, useLocation, useParams, type ShouldRevalidateFunction } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { isContentsFolded } from '#app/components/learning/contents-fold.ts'
import { CourseText } from '#app/components/learning/course-text.tsx'
import { PartLine } from '#app/components/learning/part-line.tsx'
import { playPath } from '#app/components/learning/play-path.ts'
import { Player } from '#app/components/learning/player.tsx'
import { launchItem } from '#app/domain/launches/launch-item.server.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { languageOf } from '#app/lib/i18n.server.ts'
import { objectId } from '#app/lib/object-id.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({
  enrolmentId: objectId,
  moduleId: objectId,
  itemId: z.string().min(1).max(500),
})

export const handle = { frame: 'bare' }
export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'learning.take')
  const place = parseParams(params, paramsSchema)
  const language = languageOf(request, actor.language)
  const play = await orRespond(launchItem({ actor, ...place, language }))
  if (play.instead) throw redirect(playPath(place.enrolmentId, play.instead))
  return { title: play.itemTitle, play, isFolded: isContentsFolded(request) }
}

/** The token in the data belongs to the part that is open; only another part needs another one. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentUrl, nextUrl }) =>
  currentUrl.pathname !== nextUrl.pathname

export default function Play() {
  const { play, isFolded } = useLoaderData<typeof loader>()
  const { pathname } = useLocation()
  const { t } = useTranslation('learn')
  const { moduleId = '', itemId = '' } = useParams()
  const { enrolmentId, itemTitle, itemCount, language } = play
  return (
    <Player
      key={pathname}
      itemTitle={itemTitle}
      title={
        itemCount > 1 ? (
          <CourseText text={itemTitle} textHi={null} language={language} />
        ) : (
          <CourseText text={play.courseTitle} textHi={play.courseTitleHi} language={language} />
        )
      }
      subtitle={play.isReview ? t('play.review') : itemCount > 1 && <PartLine {...play} />}
      here={{ moduleId, itemId }}
      contents={play}
      contentsPath={`${pathname}/contents`}
      pathOf={(place) => playPath(enrolmentId, place)}
      language={language}
      contentsNote={null}
      isContentsFolded={isFolded}
      exitTo={`/learn/${enrolmentId}`}
      exitLabel={t('play.exit')}
      exitHint={t('play.exitTo')}
      frameTitle={t('play.frame', { title: itemTitle })}
      launchUrl={play.launchUrl}
      externalUrl={play.externalUrl}
      renewalPath={`${pathname}/renewal`}
      isRecorded={!play.isReview}
      finishedText={play.isReview ? t('play.finishedReview') : t('play.finishedText')}
    />
  )
}
