export const referencesWords = {
  en: {
    name: 'References',
    hint: 'Sources and further reading',
    keywords: ['sources', 'bibliography', 'citations', 'reading'],
    fields: { items: 'Sources', 'items.citation': 'Citation', 'items.url': 'Where it can be read' },
  },
  hi: {
    name: 'संदर्भ',
    hint: 'स्रोत और आगे पढ़ने के लिए',
    keywords: ['references', 'sandarbh', 'srot'],
    fields: { items: 'स्रोत', 'items.citation': 'संदर्भ', 'items.url': 'कहाँ पढ़ा जा सकता है' },
  },
}

export const referencesRemarks = {
  en: { 'no-items': 'Add a source.', 'no-citation': 'Write the citation of source {number}.' },
  hi: { 'no-items': 'स्रोत जोड़िए।', 'no-citation': 'स्रोत {number} का संदर्भ लिखिए।' },
}
