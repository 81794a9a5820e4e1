import { PLAYER_ALLOW, PLAYER_SANDBOX } from '@karmashala/player'
import { useNavigate } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState, type MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { ExternalPart } from '#app/components/learning/external-part.tsx'
import { PlayerBar, type PlayerPlace } from '#app/components/learning/player-bar.tsx'
import { FinishedNotice, SavingNotice, SlowNotice } from '#app/components/learning/player-notices.tsx'
import { usePlayer } from '#app/components/learning/use-player.ts'
import { Alert } from '#app/components/ui/alert.tsx'

const FRAME_ID = 'course-frame'

type PlayerProps = PlayerPlace & {
  itemTitle: string
  frameTitle: string
  launchUrl: string | null
  externalUrl: string | null
  /** Path that answers with a fresh token; a preview has none. */
  renewalPath: string | null
  /** False where nothing the visitor does is kept: then nothing is said about saving. */
  isRecorded: boolean
  finishedText: string
}

/** The course in a frame that fills the window, under a slim bar. Content runs on another origin and cannot leave it. */
export function Player({ launchUrl, ...rest }: PlayerProps) {
  // The address changes with every load of the data; the frame must stay with the one it began with.
  const [first] = useState(launchUrl)
  return <PlayerWindow {...rest} launchUrl={first} />
}

function PlayerWindow({
  launchUrl,
  externalUrl,
  renewalPath,
  itemTitle,
  frameTitle,
  isRecorded,
  finishedText,
  ...place
}: PlayerProps) {
  const { t } = useTranslation('learn')
  const navigate = useNavigate()
  const frame = useRef<HTMLIFrameElement>(null)
  const renew = useCallback(async () => await fetchToken(renewalPath), [renewalPath])
  const player = usePlayer({ frame, contentOrigin: launchUrl ? new URL(launchUrl).origin : '', renew })
  const { saving, finished, isSlow, close, renewNow } = player

  const wished = finished && wishedPlace(finished.navigation, place)
  useEffect(() => {
    if (wished) navigate(wished)
  }, [wished, navigate])

  const leave = async (event: MouseEvent<HTMLAnchorElement>) => {
    const opensElsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0
    if (!launchUrl || opensElsewhere) return
    event.preventDefault()
    const to = event.currentTarget.getAttribute('href') ?? '/learn'
    if (saving === 'leaving') return
    const isUnsaved = isRecorded && (saving === 'retrying' || saving === 'expired')
    if (isUnsaved && !window.confirm(t('play.leaveUnsaved'))) return
    await close()
    navigate(to)
  }

  return (
    <>
      {launchUrl && (
        <a
          href={`#${FRAME_ID}`}
          onClick={(event) => {
            event.preventDefault()
            frame.current?.focus()
          }}
          className="absolute top-2 left-2 z-50 -translate-y-24 rounded-md bg-card px-4 py-3 font-semibold text-primary shadow-popover focus:translate-y-0"
        >
          {t('play.skip')}
        </a>
      )}
      <PlayerBar {...place} saving={launchUrl && isRecorded ? saving : null} onLeave={leave} />
      {isRecorded && <SavingNotice saving={saving} onRetry={renewNow} />}
      {isSlow && saving === 'opening' && launchUrl && <SlowNotice />}
      {finished && !wished && (
        <FinishedNotice text={finishedText} exitTo={place.exitTo} nextTo={place.nextTo} onLeave={leave} />
      )}
      {launchUrl ? (
        <>
          <noscript>
            <div className="p-4">
              <Alert tone="warning" title={t('play.noScriptTitle')}>
                {t('play.noScriptText')}
              </Alert>
            </div>
          </noscript>
          <iframe
            ref={frame}
            id={FRAME_ID}
            src={launchUrl}
            title={frameTitle}
            sandbox={PLAYER_SANDBOX}
            allow={PLAYER_ALLOW}
            className="min-h-0 w-full flex-1 border-0 bg-white -outline-offset-3 noscript:hidden"
          />
        </>
      ) : (
        <ExternalPart title={itemTitle} url={externalUrl ?? ''} />
      )}
    </>
  )
}

/** Where SCORM 2004 content asked to go when it ended (`adl.nav.request`); null when nowhere. */
function wishedPlace(navigation: string, { nextTo, previousTo, exitTo }: PlayerPlace): string | null {
  if (navigation === 'continue') return nextTo
  if (navigation === 'previous') return previousTo
  return ['exitAll', 'suspendAll', 'abandonAll'].includes(navigation) ? exitTo : null
}

/** Not by Remix's own loading: a sign-in page in answer would take this page, and what is unsaved in it, away. */
async function fetchToken(path: string | null): Promise<string | null> {
  if (!path) return null
  const response = await fetch(path, { redirect: 'manual', headers: { Accept: 'application/json' } })
  if (!response.ok) return null
  const body = (await response.json()) as { token?: unknown }
  return typeof body.token === 'string' ? body.token : null
}
