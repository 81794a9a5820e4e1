import { type Findings } from '../findings.ts'
import { type FindingKind } from '../texts/texts.ts'
import { type XmlElement } from '../xml/parse-xml.ts'
import { childNamed, childrenNamed, descendants, textOf } from '../xml/xml-queries.ts'
import { LOM_12, LOM_2004, type LomShape } from './lom-shape.ts'

const STRING_NAMES = ['string', 'langstring']
/** Descriptions are short; what is longer is left unread, so that metadata never decide how long a check takes. */
const MOST_ELEMENTS = 20_000

/** MD02: the learning object metadata anywhere in a document of this entry. They are only ever remarked on. */
export function checkLom(root: XmlElement, entry: string, findings: Findings): void {
  const checker = new Checker(entry, findings)
  for (const element of descendants(root)) {
    // The namespaces of the two bindings differ in every release; the names of their elements do not.
    if (element.name === 'lom') checker.check(element, isOldBinding(element) ? LOM_12 : LOM_2004)
  }
}

/** IMS's binding of SCORM 1.2 writes its names in small letters and its texts as “langstring”. */
function isOldBinding(lom: XmlElement): boolean {
  if (lom.namespace !== null) return /imsmd/i.test(lom.namespace)
  return [...descendants(lom)].some(({ name }) => name === 'langstring')
}

class Checker {
  readonly #entry: string
  readonly #findings: Findings
  #left = MOST_ELEMENTS

  constructor(entry: string, findings: Findings) {
    this.#entry = entry
    this.#findings = findings
  }

  check(element: XmlElement, shape: LomShape): void {
    this.#left -= 1
    if (this.#left < 0) return
    if (shape.kind === 'strings') this.#checkStrings(element)
    if (shape.kind === 'word') this.#checkWord(element, shape.words)
    if (shape.kind === 'group') this.#checkParts(element, shape.parts)
  }

  #checkParts(element: XmlElement, parts: Extract<LomShape, { kind: 'group' }>['parts']): void {
    const counts = new Map<string, number>()
    for (const child of element.children) {
      // Elements of other namespaces are extensions.
      if (child.namespace !== element.namespace) continue
      const part = Object.hasOwn(parts, child.name) ? parts[child.name] : undefined
      if (!part) {
        this.#remark('lomUnknownElement', child, { element: child.name, parent: element.name })
        continue
      }
      const count = (counts.get(child.name) ?? 0) + 1
      counts.set(child.name, count)
      if (count === 2 && !part.isMany) {
        this.#remark('lomRepeated', child, { element: child.name, parent: element.name })
      }
      this.check(child, part.shape)
    }
  }

  #checkStrings(element: XmlElement): void {
    const strings = element.children.filter(({ name }) => STRING_NAMES.includes(name))
    if (!strings.some((string) => textOf(string) !== ''))
      this.#remark('lomEmpty', element, { element: element.name })
  }

  #checkWord(element: XmlElement, words: readonly string[]): void {
    const value = wordOf(childNamed(element, 'value'))
    if (value === '') {
      this.#remark('lomEmpty', element, { element: element.name })
      return
    }
    const isStandard = /^LOMv1\.0$/i.test(wordOf(childNamed(element, 'source')))
    if (isStandard && words.length > 0 && !words.includes(value)) {
      this.#remark('lomWord', element, { element: element.name, value, allowed: words.join(', ') })
    }
  }

  #remark(kind: FindingKind, element: XmlElement, values: Record<string, string>): void {
    const { line, column, name } = element
    this.#findings.add(kind, values, { entry: this.#entry, line, column, element: name })
  }
}

/** IEEE writes the word itself, IMS a langstring with the word in it. */
function wordOf(element: XmlElement | undefined): string {
  const [string] = element ? childrenNamed(element, 'langstring') : []
  return textOf(string ?? element)
}
