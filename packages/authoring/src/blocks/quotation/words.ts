export const quotationWords = {
  en: {
    name: 'Quotation',
    hint: 'Somebody’s words, with their source',
    keywords: ['quote', 'cite', 'blockquote'],
    fields: { source: 'Who said it, and where', url: 'Where it can be read' },
  },
  hi: {
    name: 'उद्धरण',
    hint: 'किसी के शब्द, स्रोत सहित',
    keywords: ['quote', 'uddharan', 'kathan'],
    fields: { source: 'किसने कहा और कहाँ', url: 'कहाँ पढ़ा जा सकता है' },
  },
}

export const quotationRemarks = {
  en: { empty: 'This quotation has no words.', 'no-source': 'Say whose words these are.' },
  hi: { empty: 'इस उद्धरण में कोई शब्द नहीं है।', 'no-source': 'बताइए कि ये शब्द किसके हैं।' },
}
