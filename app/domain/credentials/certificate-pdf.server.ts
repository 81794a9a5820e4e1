import PDFDocument from 'pdfkit'
import { buffer } from 'node:stream/consumers'
import { type CertificateText } from '#app/domain/credentials/credential-views.ts'
import { drawText, fitted, heightOf, loadFonts, type Page } from '#app/domain/credentials/pdf-text.server.ts'
import { qrModules } from '#app/domain/credentials/qr-code.server.ts'

const WIDTH = 841.89
const HEIGHT = 595.28
const INK = '#1b2130'
const QUIET = '#555c6b'
const NAVY = '#1c3160'
const SAFFRON = '#d9771e'
const MARGIN = 64
const INNER = WIDTH - 2 * MARGIN
const QR_SIZE = 92

/** The certificate as a PDF of one A4 sheet across, in English and Hindi, with fonts inside. */
export async function certificatePdf(
  text: CertificateText,
  { issuedAt }: { issuedAt: string },
): Promise<Buffer> {
  const page = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: 0,
    pdfVersion: '1.7',
    lang: 'en-IN',
    displayTitle: true,
    info: {
      Title: `${text.en.heading}: ${text.en.courseTitle}`,
      Author: text.en.brand,
      Subject: `${text.learnerName} · ${text.printedCode}`,
      CreationDate: new Date(issuedAt),
    },
  })
  for (const [name, font] of Object.entries(await loadFonts())) page.registerFont(name, font)
  drawFrame(page)
  drawBrand(page, text)
  drawStatement(page, text)
  drawFoot(page, text)
  page.end()
  return await buffer(page)
}

function drawFrame(page: Page): void {
  page.rect(0, 0, WIDTH, HEIGHT).fill('#ffffff')
  page
    .rect(22, 22, WIDTH - 44, HEIGHT - 44)
    .lineWidth(2.5)
    .stroke(NAVY)
  page
    .rect(28, 28, WIDTH - 56, HEIGHT - 56)
    .lineWidth(0.75)
    .stroke(SAFFRON)
}

/** The mark of the site, drawn in its own units of 40. */
function drawBrand(page: Page, { en, hi }: CertificateText): void {
  page
    .save()
    .translate(MARGIN - 8, 50)
    .scale(0.9)
  page.roundedRect(0, 0, 40, 40, 9).fill('#24407e')
  page
    .path(
      'M20 28.6c-3-2.1-6.8-2.9-11.2-2.7V15.7c4.4-.2 8.2.8 11.2 2.9 3-2.1 6.8-3.1 11.2-2.9v10.2c-4.4-.2-8.2.6-11.2 2.7Z',
    )
    .fill('#ffffff')
  page.path('M20 18.6v10').lineWidth(1.6).stroke('#24407e')
  page
    .path('M8.8 30.6c4.5-.2 8.2.5 11.2 2.5 3-2 6.7-2.7 11.2-2.5')
    .lineWidth(1.6)
    .lineCap('round')
    .stroke('#ffffff')
  page.path('M20 5.2c2.9 3 4 4.9 4 6.7a4 4 0 0 1-8 0c0-1.8 1.1-3.7 4-6.7Z').fill('#f0a040')
  page.restore()
  const box = { x: MARGIN + 36, width: 140 }
  const next = drawText(page, en.brand, { ...box, y: 49 }, { size: 13, weight: 'bold', color: NAVY })
  drawText(page, hi.brand, { ...box, y: next - 2 }, { size: 11, color: NAVY })
}

function drawStatement(page: Page, { en, hi, learnerName }: CertificateText): void {
  const at = (y: number) => ({ x: MARGIN, y, width: INNER })
  const centred = (size: number, color = INK) => ({ size, color, align: 'center' as const })
  const strong = (size: number, color = INK) => ({ ...centred(size, color), weight: 'bold' as const })
  const both = (one: string, other: string) => (one === other ? one : `${one} · ${other}`)

  let y = drawText(page, en.heading, at(58), strong(27, NAVY))
  y = drawText(page, hi.heading, at(y - 3), strong(17, NAVY))
  y = drawText(page, both(en.certifies, hi.certifies), at(y + 12), centred(11, QUIET))
  const name = fitted(page, learnerName, INNER, strong(28), { lines: 1, smallest: 14 })
  y = drawText(page, learnerName, at(y + 2), name)
  y = drawText(page, both(en.of, hi.of), at(y), centred(11.5))
  y = drawText(page, both(en.hasCompleted, hi.hasCompleted), at(y + 8), centred(11, QUIET))
  const title = fitted(page, en.courseTitle, INNER, strong(20, NAVY), { lines: 2, smallest: 13 })
  y = drawText(page, en.courseTitle, at(y + 2), title)
  if (hi.courseTitle !== en.courseTitle) {
    const titleHi = fitted(page, hi.courseTitle, INNER, strong(15, NAVY), { lines: 2, smallest: 11 })
    y = drawText(page, hi.courseTitle, at(y - 1), titleHi)
  }
  y = drawText(page, both(en.offeredBy, hi.offeredBy), at(y + 1), centred(11.5))
  y = drawFacts(page, { en, hi }, y + 14)
  drawCompetencies(page, { en, hi }, y + 10)
}

type BothLanguages = Pick<CertificateText, 'en' | 'hi'>

function drawFacts(page: Page, { en, hi }: BothLanguages, top: number): number {
  const column = INNER / en.facts.length
  const ends = en.facts.map(({ label, value }, index) => {
    const other = hi.facts[index] ?? { label, value }
    const at = (y: number) => ({ x: MARGIN + index * column, y, width: column - 8 })
    const centred = { align: 'center' as const }
    let y = drawText(page, `${label} · ${other.label}`, at(top), { ...centred, size: 8.5, color: QUIET })
    y = drawText(page, value, at(y), { ...centred, size: 11.5, weight: 'bold' })
    return other.value === value ? y : drawText(page, other.value, at(y - 2), { ...centred, size: 9 })
  })
  return Math.max(...ends)
}

const FOOT_TOP = HEIGHT - 44 - QR_SIZE
const COMPETENCY_SIZES = [11, 10, 9, 8, 7, 6.5, 6, 5.5, 5]

/** Above the foot, as large as there is room for: a course may claim twenty. */
function drawCompetencies(page: Page, { en, hi }: BothLanguages, top: number): void {
  if (en.competencies.length === 0) return
  const texts = [en, hi].map((one) => `${one.competenciesLabel}: ${one.competencies.join(' · ')}`)
  const styles = COMPETENCY_SIZES.map((size) => ({ size, align: 'center' as const }))
  const style = styles.find(
    (one) => texts.reduce((sum, text) => sum + heightOf(page, text, INNER, one), 0) <= FOOT_TOP - top,
  )
  let y = top
  for (const text of texts) y = drawText(page, text, { x: MARGIN, y, width: INNER }, style ?? { size: 5 })
}

function drawFoot(page: Page, { en, hi, printedCode, verificationUrl }: CertificateText): void {
  const left = { x: MARGIN, width: INNER - QR_SIZE - 24 }
  let y = FOOT_TOP + 26
  y = drawText(page, `${en.issuedBy} · ${hi.issuedBy}`, { ...left, y }, { size: 9.5, color: QUIET })
  y = drawText(
    page,
    `${en.codeLabel} · ${hi.codeLabel}: ${printedCode}`,
    { ...left, y },
    { size: 10.5, weight: 'bold' },
  )
  y = drawText(page, `${en.verifyAt} · ${hi.verifyAt}:`, { ...left, y }, { size: 9.5, color: QUIET })
  page.link(left.x, y, left.width, 13, verificationUrl)
  drawText(page, verificationUrl, { ...left, y }, { size: 9.5, color: NAVY })
  drawQr(page, verificationUrl)
}

function drawQr(page: Page, url: string): void {
  const { size, isDark } = qrModules(url)
  const unit = QR_SIZE / (size + 8)
  const [left, top] = [WIDTH - MARGIN - QR_SIZE + 4 * unit, HEIGHT - 44 - QR_SIZE + 4 * unit]
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (isDark(row, column)) page.rect(left + column * unit, top + row * unit, unit, unit)
    }
  }
  page.fill('#000000')
}
