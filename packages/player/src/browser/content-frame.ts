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
