const LEAVING_LASTS_MS = 1000

/** Knows whether the page is about to go away: from beforeunload on, unless it is still here a second later. */
export function createLeaving(page: Window = window) {
  let isUnderWay = false
  const begin = () => {
    isUnderWay = true
    page.setTimeout(() => {
      isUnderWay = false
    }, LEAVING_LASTS_MS)
  }
  page.addEventListener('beforeunload', begin)
  page.addEventListener('pagehide', begin)
  return { begin, isUnderWay: () => isUnderWay }
}
