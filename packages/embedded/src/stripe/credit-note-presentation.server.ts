import { type Context } from './context.server.ts'
import { taxRates } from './invoice-presentation.server.ts'
import { type CreditNote, type CreditNoteLine } from './records.server.ts'

type Wire = Record<string, unknown>
const LINES_SHOWN = 10

/** The credit note as the API shows it: the first of its lines, with their tax rates. */
export const presentCreditNote = (context: Context, note: CreditNote): Wire => ({
  ...note,
  lines: {
    object: 'list',
    data: note.lines.slice(0, LINES_SHOWN).map((line) => presentCreditLine(context, line)),
    has_more: note.lines.length > LINES_SHOWN,
    url: `/v1/credit_notes/${note.id}/lines`,
  },
  pdf: `${context.publicUrl}/credit-notes/${note.id}.pdf`,
})

export const presentCreditLine = (context: Context, line: CreditNoteLine): Wire & { id: string } => ({
  ...line,
  tax_rates: taxRates(context, line.tax_rates),
})
