import { type Surface } from './content-frame.ts'

const WATCH_EVERY_MS = 400

const WORDS = {
  en: {
    why: 'Some courses need a window of their own. Keep this page open meanwhile: it saves what you do.',
    open: 'Open the course in a new window',
    opened: 'The course is open in another window. Keep this page open: it saves what you do.',
    show: 'Show the window of the course',
    blocked: 'Your browser has blocked the window. Allow windows of this site, then try again.',
  },
  hi: {
    why: 'कुछ पाठ्यक्रमों को अपनी अलग विंडो चाहिए। तब तक यह पृष्ठ खुला रखें: आपका कार्य यही सहेजता है।',
    open: 'पाठ्यक्रम नई विंडो में खोलें',
    opened: 'पाठ्यक्रम दूसरी विंडो में खुला है। यह पृष्ठ खुला रखें: आपका कार्य यही सहेजता है।',
    show: 'पाठ्यक्रम की विंडो दिखाएँ',
    blocked: 'आपके ब्राउज़र ने विंडो रोक दी है। इस साइट की विंडो की अनुमति दें, फिर प्रयास करें।',
  },
}

/**
 * The content in a window of its own, for content that needs one; opened by a click, as browsers demand. It finds the
 * run-time through its opener, and is under the sandbox of this page.
 */
export function createContentWindow(
  url: string,
  language: string,
  { onClosed }: { onClosed(): void },
): Surface {
  const words = language.startsWith('hi') ? WORDS.hi : WORDS.en
  const main = document.createElement('main')
  main.className = 'window'
  const status = document.createElement('p')
  status.setAttribute('role', 'status')
  const button = document.createElement('button')
  button.type = 'button'
  status.textContent = words.why
  button.textContent = words.open
  main.append(status, button)
  document.body.append(main)

  let opened: Window | null = null
  let watch: ReturnType<typeof setInterval> | undefined
  const isOpen = () => opened !== null && !opened.closed

  function say(text: string, label: string): void {
    status.textContent = text
    button.textContent = label
  }
  function look(): void {
    if (isOpen()) return
    clearInterval(watch)
    opened = null
    say(words.why, words.open)
    onClosed()
  }
  button.addEventListener('click', () => {
    if (isOpen()) return opened?.focus()
    opened = window.open(url, '_blank', 'popup,width=1200,height=800')
    if (!opened) return say(words.blocked, words.open)
    say(words.opened, words.show)
    watch = setInterval(look, WATCH_EVERY_MS)
  })

  return {
    remove() {
      clearInterval(watch)
      opened?.close()
      main.remove()
    },
  }
}
