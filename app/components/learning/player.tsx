import { contentNavigation, PLAYER_ALLOW, PLAYER_SANDBOX } from '@karmashala/player'
import { useLocation, useNavigate, useSearchParams, useSubmit } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState, type MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { ExternalPart } from '#app/components/learning/external-part.tsx'
import { ContentsColumn, ContentsDrawer } from '#app/components/learning/contents-panel.tsx'
import { PlayerBar, type PlayerPlace, type Steps } from '#app/components/learning/player-bar.tsx'
import { FinishedNotice, SavingNotice, SlowNotice } from '#app/components/learning/player-notices.tsx'
import { isSame, waysOf, type Place } from '#app/components/learning/player-ways.ts'
import { useContentsPanel } from '#app/components/learning/use-contents-panel.ts'
import { useContents, type PlayerContents } from '#app/components/learning/use-contents.ts'
import { usePlayer } from '#app/components/learning/use-player.ts'
import { useRootData } from '#app/components/shell/root-data.ts'
import { Alert } from '#app/components/ui/alert.tsx'
import { type ContentsPart } from '#app/domain/learning/learning-views.ts'
import { partsOf } from '#app/domain/learning/nest-contents.ts'

const FRAME_ID = 'course-frame'

type PlayerProps = PlayerPlace & {
  itemTitle: string
  frameTitle: string
  launchUrl: string | null
  externalUrl: string | null
  /** The part that is open. */
  here: Place
  /** What surrounds it, and where that is read again while it is played. */
  contents: PlayerContents
  contentsPath: string | null
  pathOf: (place: Place) => string
  /** Of the titles of the parts. */
  language: string
  contentsNote: string | null
  isContentsFolded: boolean
  /** Path that answers with a fresh token; a preview has none. */
  renewalPath: string | null
  /** False where nothing the visitor does is kept: then nothing is said about saving. */
  isRecorded: boolean
  finishedText: string
}

/** The course in a frame that fills the window, under its bar. Content runs on another origin and cannot leave it. */
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
  here,
  contents: firstContents,
  contentsPath,
  pathOf,
  language,
  contentsNote,
  isContentsFolded,
  renewalPath,
  itemTitle,
  frameTitle,
  isRecorded,
  finishedText,
  ...place
}: PlayerProps & { inWindow: boolean }) {
  const { t } = useTranslation('learn')
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const frame = useRef<HTMLIFrameElement>(null)
  const renew = useCallback(async () => await fetchToken(renewalPath), [renewalPath])
  const player = usePlayer({ frame, contentOrigin: launchUrl ? new URL(launchUrl).origin : '', renew })
  const { saving, finished, isSlow, close, renewNow, mark } = player

  const contents = useContents(firstContents, contentsPath, mark)
  const navigationPath = `${pathname}/navigation`
  const ways = waysOf({ contents, here, navigationPath, pathOf, inWindow })
  const { nextTo } = ways
  const panel = useContentsPanel(isContentsFolded)

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
    (contents.sequence
      ? sequencedWish(navigationPath, finished)
      : wishedPlace(finished.navigation, { ...ways, exitTo: place.exitTo }))
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
    if (opensElsewhere) return
    event.preventDefault()
    const to = event.currentTarget.getAttribute('href') ?? '/learn'
    if (!launchUrl) return go(to)
    if (saving === 'leaving') return
    const isUnsaved = isRecorded && (saving === 'retrying' || saving === 'expired')
    if (isUnsaved && !window.confirm(t('play.leaveUnsaved'))) return
    await close()
    go(to)
  }

  const { i18n } = useTranslation()
  const { modules, progress } = contents
  const hasParts = modules.flatMap((module) => partsOf(module.contents)).length > 1
  const isAllDone = progress !== null && progress.doneCount === progress.itemCount
  const tree = {
    modules,
    lang: language === i18n.language ? undefined : language,
    isCurrent: (part: ContentsPart) => isSame(part, here),
    linkTo: ways.linkTo,
    note: contents.sequence ? t('play.ledNote') : contentsNote,
    onLeave: leave,
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
        parts={hasParts ? { ...ways, ...panel, progress: contents.progress } : null}
      />
      <div className="flex min-h-0 flex-1 noscript:max-lg:flex-col-reverse">
        {hasParts && !panel.isFolded && <ContentsColumn {...tree} />}
        <div className="flex min-w-0 flex-1 flex-col noscript:max-lg:flex-none">
          {isRecorded && <SavingNotice saving={saving} onRetry={renewNow} />}
          {isSlow && saving === 'opening' && launchUrl && <SlowNotice />}
          {finished && !wished && (
            <FinishedNotice
              text={isAllDone && isRecorded ? t('play.finishedCourse') : finishedText}
              exitTo={place.exitTo}
              nextTo={nextTo ?? null}
              onLeave={leave}
            />
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
        </div>
      </div>
      {hasParts && <ContentsDrawer {...tree} {...panel.drawer} />}
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
function wishedPlace(
  navigation: string,
  { nextTo, previousTo, exitTo }: Steps & { exitTo: string },
): string | null {
  if (navigation === 'continue') return nextTo ?? null
  if (navigation === 'previous') return previousTo ?? null
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
