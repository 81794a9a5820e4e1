import {
  buildCourse,
  type CourseForExport,
  type CourseMedia,
  type ExportTarget,
} from '@karmashala/authoring/server'
import { Window, type BrowserWindow } from 'happy-dom'
import { onTestFinished } from 'vitest'
import { NO_MEDIA } from '../export/a-course.ts'

export type Store = Record<string, string>

/** A learning system that keeps what it is told and writes down every call. */
export function aLearningSystem(store: Store, refuses = () => false) {
  const calls: string[] = []
  const get = (element: string) => {
    calls.push(`get ${element}`)
    if (element !== 'cmi.interactions._count') return store[element] ?? ''
    const taken = Object.keys(store).flatMap((key) => /^cmi\.interactions\.(\d+)/.exec(key)?.[1] ?? [])
    return String(new Set(taken).size)
  }
  const set = (element: string, value: string) => {
    calls.push(`set ${element}`)
    if (refuses()) return 'false'
    store[element] = value
    return 'true'
  }
  const say = (word: string) => () => {
    calls.push(word)
    return 'true'
  }
  const scorm2004 = {
    Initialize: say('initialize'),
    GetValue: get,
    SetValue: set,
    Commit: say('commit'),
    Terminate: say('terminate'),
  }
  const scorm12 = {
    LMSInitialize: scorm2004.Initialize,
    LMSGetValue: get,
    LMSSetValue: set,
    LMSCommit: scorm2004.Commit,
    LMSFinish: scorm2004.Terminate,
  }
  return { calls, scorm2004, scorm12 }
}

type Play = {
  course: CourseForExport
  target: ExportTarget
  system?: ReturnType<typeof aLearningSystem> | null
  url?: string
  media?: CourseMedia
  prepare?: (window: BrowserWindow) => void
}

/** Opens the page of an export in a browser of its own, with its real script. */
export function play({ course, target, system, url, prepare, media = NO_MEDIA }: Play): Page {
  const { files, items } = buildCourse({ course, media, target })
  const text = (path: string) => String(files.find((file) => file.path === path)?.content)
  const window = new Window({
    url: url ?? 'http://content.localhost/index.html',
    settings: {
      enableJavaScriptEvaluation: true,
      suppressInsecureJavaScriptEnvironmentWarning: true,
      navigator: { userAgent: 'a browser of the tests' },
    },
  })
  onTestFinished(async () => await window.happyDOM.close())
  window.document.write(text(items[0]?.href ?? '').replace(/<script src[^>]*><\/script>|<link[^>]*>/g, ''))
  if (system) {
    const api = target === 'scorm12' ? { API: system.scorm12 } : { API_1484_11: system.scorm2004 }
    Object.assign(window, api)
  }
  prepare?.(window)
  window.eval(text('course/course.js'))
  return new Page(window)
}

export class Page {
  constructor(readonly window: BrowserWindow) {}
  find = (selector: string) =>
    this.window.document.querySelector(selector) as unknown as HTMLInputElement | null
  text = (selector: string) => this.find(selector)?.textContent?.trim() ?? ''
  press = (selector: string) => {
    const element = this.find(selector)
    if (!element) throw new Error(`Nothing to press at ${selector}`)
    element.click()
  }
  title = () => this.text('.screen.is-current .screen-title')
  choose(question: string, ...options: number[]) {
    for (const option of options) this.press(`[data-block-id="${question}"] input[value="${option}"]`)
  }
  answer(question: string, ...options: number[]) {
    this.choose(question, ...options)
    this.press(`[data-block-id="${question}"] .button-check`)
  }
  speak = (language: string) => this.press(`[data-language="${language}"]`)
  leave() {
    this.window.dispatchEvent(new this.window.Event('beforeunload'))
    this.window.dispatchEvent(new this.window.Event('pagehide'))
  }
}
