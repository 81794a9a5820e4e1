import { type Findings } from './findings.ts'
import { type LaunchableItem } from './report.ts'

const EXECUTABLE = /\.(exe|dll|msi|bat|cmd|com|scr|ps1|vbs|sh|jar|apk|app|dmg)$/i
const SERVER_CODE = /\.(php\d?|phtml|asp|aspx|ashx|jsp|jspx|cgi|cfm)$/i
const FLASH = /\.(swf|flv)$/i
const SCRIPT = /\.(html?|xhtml|m?js)$/i
const PAGE = /\.(html?|xhtml)$/i
/** Names that any content must mention to find the run-time API of 1.2 or 2004. */
const API_NAMES = ['API_1484_11', 'LMSInitialize', 'LMSSetValue', '.Initialize(']
const EXTERNAL =
  /<(?:script|link|img|iframe|video|audio|source|embed)\b[^<>]{0,500}?\s(?:src|href)\s*=\s*["']?\s*(?:https?:)?\/\/([\w.-]+)/gi
/** Launch pages and API wrappers are small; what lies behind this is media written as text. */
const LONGEST_LOOK_BYTES = 8 * 1024 * 1024
/** Enough to see a name that is cut by the border of two chunks. */
const OVERLAP = 600

/** Looks at file names and page text while they stream by; remembers names and hosts only (RES10, RES11). */
export class ContentScan {
  readonly #executables: string[] = []
  readonly #serverCode: string[] = []
  readonly #flash: string[] = []
  readonly #hosts = new Set<string>()
  #callsApi = false

  /** Returns what to call with each chunk of the file. */
  begin(path: string): (chunk: Buffer) => void {
    if (EXECUTABLE.test(path)) this.#executables.push(path)
    if (SERVER_CODE.test(path)) this.#serverCode.push(path)
    if (FLASH.test(path)) this.#flash.push(path)
    if (!SCRIPT.test(path)) return () => {}
    let tail = ''
    let looked = 0
    return (chunk) => {
      looked += chunk.length
      if (looked > LONGEST_LOOK_BYTES || (this.#callsApi && !PAGE.test(path))) return
      const text = tail + chunk.toString('latin1')
      this.#callsApi ||= API_NAMES.some((name) => text.includes(name))
      if (PAGE.test(path)) this.#collectHosts(text)
      tail = text.slice(-OVERLAP)
    }
  }

  report(launchable: LaunchableItem[], findings: Findings): void {
    const groups = { executables: this.#executables, serverCode: this.#serverCode, flash: this.#flash }
    for (const kind of ['executables', 'serverCode', 'flash'] as const) {
      const [name] = groups[kind]
      if (name) findings.add(kind, { count: groups[kind].length, name }, { entry: name })
    }
    if (this.#hosts.size > 0)
      findings.add('externalHosts', { hosts: [...this.#hosts].slice(0, 10).join(', ') })
    const hasSco = launchable.some((item) => item.scormType === 'sco' && !item.external)
    if (hasSco && !this.#callsApi) findings.add('noApiCall')
  }

  #collectHosts(text: string): void {
    for (const [, host] of text.matchAll(EXTERNAL)) {
      if (host && this.#hosts.size < 100) this.#hosts.add(host.toLowerCase())
    }
  }
}
