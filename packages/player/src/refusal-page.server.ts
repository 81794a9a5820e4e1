export type Refusal = 'expired' | 'forged' | 'not_found' | 'failed'

const STATUS: Record<Refusal, number> = { expired: 401, forged: 403, not_found: 404, failed: 500 }

const TEXTS: Record<Refusal, { english: [string, string]; hindi: [string, string] }> = {
  expired: {
    english: [
      'This page was open for too long',
      'Go back to the course and open it again. What was saved is still there.',
    ],
    hindi: ['यह पृष्ठ बहुत देर से खुला था', 'पाठ्यक्रम पर वापस जाएँ और उसे फिर से खोलें। जो सहेजा गया था वह सुरक्षित है।'],
  },
  forged: {
    english: ['This address is not valid', 'Go back to the course and open it again.'],
    hindi: ['यह पता मान्य नहीं है', 'पाठ्यक्रम पर वापस जाएँ और उसे फिर से खोलें।'],
  },
  not_found: {
    english: ['There is nothing at this address', 'Go back to the course and open it again.'],
    hindi: ['इस पते पर कुछ नहीं है', 'पाठ्यक्रम पर वापस जाएँ और उसे फिर से खोलें।'],
  },
  failed: {
    english: ['The course could not be opened', 'Go back to the course and try again in a few minutes.'],
    hindi: ['पाठ्यक्रम नहीं खुल सका', 'पाठ्यक्रम पर वापस जाएँ और कुछ मिनट बाद फिर से प्रयास करें।'],
  },
}

const STYLE =
  'body{margin:0;font:1.0625rem/1.6 system-ui,sans-serif;color:#1b2430;background:#fff}main{max-width:40rem;margin:0 auto;padding:2rem 1rem}h1{font-size:1.375rem;line-height:1.3;margin:0 0 .5rem}section+section{margin-top:2rem;padding-top:2rem;border-top:1px solid #d5dbe3}p{margin:0}'

/** Status and a small page, in English and Hindi, that says what to do next. */
export function refusalPage(refusal: Refusal): { status: number; html: string } {
  const { english, hindi } = TEXTS[refusal]
  const part = (language: string, [heading, advice]: [string, string]) =>
    `<section lang="${language}"><h1>${heading}</h1><p>${advice}</p></section>`
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${english[0]}</title>
<style>${STYLE}</style></head><body><main>${part('en', english)}${part('hi', hindi)}</main></body></html>
`
  return { status: STATUS[refusal], html }
}
