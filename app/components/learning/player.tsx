import { contentNavigation, PLAYER_ALLOW, PLAYER_SANDBOX } from '@karmashala/player'
import { useLocation, useNavigate, useSearchParams, useSubmit } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState, type MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { ExternalPart } from '#app/components/learning/external-part.tsx'
import { PlayerParts, type PlayerPart } from '#app/components/learning/player-parts.tsx'
import { PlayerBar, type PlayerPlace } from '#app/components/learning/player-bar.tsx'
import { FinishedNotice, SavingNotice, SlowNotice } from '#app/components/learning/player-notices.tsx'
import { usePlayer } from '#app/components/learning/use-player.ts'
import { useRootData } from '#app/components/shell/root-data.ts'
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
  /** Where the ways of a sequenced course are asked for; null where the learner goes as they like. */
  navigationPath?: string | null
  /** What lies in a sequenced course. */
  parts?: PlayerPart[]
}

/** The course in a frame that fills the window, under a slim bar. Content runs on another origin and cannot leave it. */
export function Player({ launchUrl, ...rest }: PlayerProps) {
  // The address changes with every load of the data; the frame must stay with the one it began with.
  const [first] = useState(launchUrl)
  const [inWindow] = useState(useSearchParams()[0].get('in') === 'window')
  return (
    <PlayerWindow
      {...rest}
      launchUrl={first && inWindow ? `${first}?in=window` : first}
      inWindow={inWindow}
    />
  )
}

function PlayerWindow({
  launchUrl,
  inWindow,
  externalUrl,
  renewalPath,
  itemTitle,
  frameTitle,
  isRecorded,
  finishedText,
  navigationPath = null,
  parts = [],
  ...place
}: PlayerProps & { inWindow: boolean }) {
  const { t } = useTranslation('learn')
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const frame = useRef<HTMLIFrameElement>(null)
  const renew = useCallback(async () => await fetchToken(renewalPath), [renewalPath])
  const player = usePlayer({ frame, contentOrigin: launchUrl ? new URL(launchUrl).origin : '', renew })
  const { saving, finished, isSlow, close, renewNow } = player

  const submit = useSubmit()
  const csrf = useRootData()?.csrfToken ?? ''
  const go = useCallback(
    (to: string) => {
      const [path, query] = to.split('?')
      if (path !== navigationPath) return navigate(to)
      submit({ ...Object.fromEntries(new URLSearchParams(query)), csrf }, { method: 'post', action: path })
    },
    [navigate, submit, navigationPath, csrf],
  )
  const wished =
    finished &&
    (navigationPath ? sequencedWish(navigationPath, finished) : wishedPlace(finished.navigation, place))
  useEffect(() => {
    if (wished) go(wished)
  }, [wished, go])

  /** Loads the page again: the other way to show the content is another launch, from what is stored then. */
  const move = async (event: MouseEvent<HTMLAnchorElement>) => {
    const to = event.currentTarget.href
    event.preventDefault()
    await close()
    window.location.assign(to)
  }
  const leave = async (event: MouseEvent<HTMLAnchorElement>) => {
    const opensElsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0
    if (!launchUrl || opensElsewhere) return
    event.preventDefault()
    const to = event.currentTarget.getAttribute('href') ?? '/learn'
    if (saving === 'leaving') return
    const isUnsaved = isRecorded && (saving === 'retrying' || saving === 'expired')
    if (isUnsaved && !window.confirm(t('play.leaveUnsaved'))) return
    await close()
    go(to)
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
      <PlayerBar
        {...place}
        windowTo={launchUrl && (inWindow ? pathname : `${pathname}?in=window`)}
        isInWindow={inWindow}
        onMove={move}
        saving={launchUrl && isRecorded ? saving : null}
        onLeave={leave}
      />
      {navigationPath && <PlayerParts parts={parts} navigationPath={navigationPath} onLeave={leave} />}
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

/** The same where the course is sequenced: its engine decides what comes of the wish. */
function sequencedWish(
  path: string,
  { navigation, exit }: { navigation: string; exit: string },
): string | null {
  const wish = contentNavigation({ request: navigation, exit })
  if (!wish) return null
  const query = new URLSearchParams({ request: wish.request, ...(wish.target && { target: wish.target }) })
  return `${path}?${String(query)}`
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
