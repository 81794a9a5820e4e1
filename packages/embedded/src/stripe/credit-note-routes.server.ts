import { type Context } from './context.server.ts'
import { presentCreditLine } from './credit-note-presentation.server.ts'
import {
  createCreditNote,
  creditNoteShape,
  notesOf,
  voidCreditNote,
  type CreditNoteInput,
} from './credit-notes.server.ts'
import { isWithin, pageInOrder, pageOf, pageParams } from './pages.server.ts'
import { instantRange, metadata, text } from './params.server.ts'
import { present } from './present.server.ts'
import { type CreditNote } from './records.server.ts'
import { getRecord, given, mergeMetadata, replace } from './resource.server.ts'
import { route } from './route.server.ts'

const BASE = '/v1/credit_notes'
const getNote = (context: Context, id: string) => getRecord<CreditNote>(context, 'credit_note', id)

/** The note as it would be issued; nothing of it happens. */
function preview<T>(
  context: Context,
  params: CreditNoteInput,
  show: (context: Context, note: CreditNote) => T,
): T {
  return context.transaction.rehearse((transaction) => {
    const rehearsal = { ...context, transaction, hasWebhook: false }
    return show(rehearsal, createCreditNote(rehearsal, params))
  })
}

export const creditNoteRoutes = [
  route('POST', BASE, creditNoteShape, (context, params) =>
    present(context, createCreditNote(context, params)),
  ),
  route(
    'GET',
    BASE,
    { ...pageParams, customer: text(), invoice: text(), created: instantRange },
    (context, params) => {
      const notes = (
        params.invoice === undefined
          ? context.transaction.all<CreditNote>('credit_note')
          : notesOf(context, params.invoice)
      )
        .filter(({ customer }) => params.customer === undefined || customer === params.customer)
        .filter(({ created }) => isWithin(created, params.created))
      const page = pageOf(notes, params, BASE, 'credit_note')
      return { ...page, data: page.data.map((note) => present(context, note)) }
    },
  ),
  route('GET', `${BASE}/preview`, creditNoteShape, (context, params) => preview(context, params, present)),
  route('GET', `${BASE}/preview/lines`, { ...creditNoteShape, ...pageParams }, (context, params) =>
    preview(context, params, (rehearsal, { lines }) => {
      const page = pageInOrder(lines, params, `${BASE}/preview/lines`, 'credit_note_line_item')
      return { ...page, data: page.data.map((line) => presentCreditLine(rehearsal, line)) }
    }),
  ),
  route('GET', `${BASE}/:id`, {}, (context, _params, id) => present(context, getNote(context, id))),
  route(
    'POST',
    `${BASE}/:id`,
    { memo: text(5000), metadata },
    (context, { metadata: change, ...fields }, id) => {
      const note = getNote(context, id)
      const updated = { ...note, ...given(fields), metadata: mergeMetadata(note.metadata, change) }
      return present(context, replace(context, note, updated, 'credit_note.updated'))
    },
  ),
  route('GET', `${BASE}/:id/lines`, pageParams, (context, params, id) => {
    const page = pageInOrder(
      getNote(context, id).lines,
      params,
      `${BASE}/${id}/lines`,
      'credit_note_line_item',
    )
    return { ...page, data: page.data.map((line) => presentCreditLine(context, line)) }
  }),
  route('POST', `${BASE}/:id/void`, {}, (context, _params, id) =>
    present(context, voidCreditNote(context, getNote(context, id))),
  ),
]
