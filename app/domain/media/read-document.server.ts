import yauzl, { type ZipFile } from 'yauzl'
import { mediaFault, unusable } from '#app/domain/media/media-refusals.ts'
import { type Sniffed } from '#app/domain/media/sniff-media.ts'

const ENTRIES_MAX = 20_000

const document = (mimeType: string, extension: string): Sniffed => ({ kind: 'document', mimeType, extension })
const OOXML = 'application/vnd.openxmlformats-officedocument'
const ODF = 'application/vnd.oasis.opendocument'

/** The part that is in every document of a kind, and of no other. */
const MAIN_PARTS: Record<string, Sniffed> = {
  'word/document.xml': document(`${OOXML}.wordprocessingml.document`, 'docx'),
  'xl/workbook.xml': document(`${OOXML}.spreadsheetml.sheet`, 'xlsx'),
  'ppt/presentation.xml': document(`${OOXML}.presentationml.presentation`, 'pptx'),
}
const OPEN_DOCUMENTS: Record<string, Sniffed> = {
  [`${ODF}.text`]: document(`${ODF}.text`, 'odt'),
  [`${ODF}.spreadsheet`]: document(`${ODF}.spreadsheet`, 'ods'),
  [`${ODF}.presentation`]: document(`${ODF}.presentation`, 'odp'),
}
const MACROS = /(?:^|\/)vbaProject\.bin$|^(?:Basic|Scripts)\/./i

/** Which office document a zip is, by the names in its directory; nothing of it is unpacked. */
export async function readDocument(file: string, head: Buffer): Promise<Sniffed> {
  const names = await listNames(file)
  if (names.some((name) => MACROS.test(name))) throw mediaFault('macros')
  const found =
    names.flatMap((name) => MAIN_PARTS[name] ?? [])[0] ?? OPEN_DOCUMENTS[openDocumentType(head) ?? '']
  if (!found) throw unusable('unknown')
  return found
}

/** OpenDocument 1.3 part 2, section 3.3: the first entry is `mimetype`, stored, so that it can be read like this. */
const openDocumentType = (head: Buffer): string | undefined =>
  /^mimetype(application\/vnd\.oasis\.opendocument\.[a-z]+)/.exec(head.toString('latin1', 30, 130))?.[1]

async function listNames(file: string): Promise<string[]> {
  try {
    const zip = await open(file)
    return await new Promise<string[]>((resolve, reject) => {
      const names: string[] = []
      zip.on('entry', ({ fileName }: { fileName: string }) => {
        names.push(fileName)
        if (names.length > ENTRIES_MAX) return (zip.close(), reject(new Error('Too many entries.')))
        zip.readEntry()
      })
      zip.on('end', () => resolve(names))
      zip.on('error', reject)
      zip.readEntry()
    })
  } catch (cause) {
    throw Object.assign(unusable('unknown'), { cause })
  }
}

const open = async (file: string): Promise<ZipFile> =>
  await new Promise((resolve, reject) => {
    yauzl.open(file, { lazyEntries: true }, (error, zip) => {
      if (error) reject(error)
      else resolve(zip)
    })
  })
