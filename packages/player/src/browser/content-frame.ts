/** Where the content is shown. */
export type Surface = { remove(): void }

/** Adds the frame of the content to the page. The run-time must be in place by then. */
export function addContentFrame(url: string, title: string): HTMLIFrameElement {
  const frame = document.createElement('iframe')
  frame.src = url
  frame.title = title
  frame.allow = 'autoplay; fullscreen; encrypted-media; picture-in-picture'
  frame.addEventListener(
    'load',
    () => {
      // Keys go to the content from the start, without a click or a Tab.
      frame.focus()
      frame.contentWindow?.focus()
    },
    { once: true },
  )
  document.body.append(frame)
  return frame
}

/**
 * Tells the content that it is about to go, as the browser does when its page is left: a frame that is taken away hears
 * pagehide and unload, but not beforeunload, in which much content writes that it is left for later. An event of our
 * own, unlike the real one, cannot ask the learner whether they mean it.
 */
export function sayFarewell(content: Window): void {
  try {
    content.dispatchEvent(new Event('beforeunload', { cancelable: true }))
  } catch {
    return // a page of somebody else
  }
  for (let index = 0; index < content.length; index += 1) {
    const inside = content[index]
    if (inside) sayFarewell(inside)
  }
}
