export const glossaryWords = {
  en: {
    name: 'Glossary',
    hint: 'Terms and what they mean',
    keywords: ['terms', 'definitions', 'dictionary', 'words'],
    fields: { terms: 'Terms', 'terms.term': 'Term', 'terms.definition': 'What it means' },
  },
  hi: {
    name: 'शब्दावली',
    hint: 'शब्द और उनके अर्थ',
    keywords: ['glossary', 'shabdavali', 'paribhasha'],
    fields: { terms: 'शब्द', 'terms.term': 'शब्द', 'terms.definition': 'अर्थ' },
  },
}

export const glossaryRemarks = {
  en: {
    'no-terms': 'Add a term.',
    'no-term': 'Entry {number} has no term.',
    'no-definition': 'Say what the term of entry {number} means.',
    'same-term': 'The term “{term}” stands here twice.',
  },
  hi: {
    'no-terms': 'शब्द जोड़िए।',
    'no-term': 'प्रविष्टि {number} में शब्द नहीं है।',
    'no-definition': 'प्रविष्टि {number} के शब्द का अर्थ लिखिए।',
    'same-term': 'शब्द “{term}” यहाँ दो बार है।',
  },
}
