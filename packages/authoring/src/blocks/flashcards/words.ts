export const flashcardsWords = {
  en: {
    name: 'Flashcards',
    hint: 'Cards with a question and its answer behind',
    keywords: ['cards', 'memory', 'recall', 'flip'],
    fields: { cards: 'Cards', 'cards.front': 'Front', 'cards.back': 'Back' },
  },
  hi: {
    name: 'स्मरण-पत्रक',
    hint: 'कार्ड, जिनके पीछे उत्तर है',
    keywords: ['flashcards', 'cards', 'smaran'],
    fields: { cards: 'कार्ड', 'cards.front': 'सामने', 'cards.back': 'पीछे' },
  },
}

export const flashcardsRemarks = {
  en: {
    'no-cards': 'Add a card.',
    'no-front': 'The front of card {number} is empty.',
    'no-back': 'The back of card {number} is empty.',
  },
  hi: {
    'no-cards': 'कार्ड जोड़िए।',
    'no-front': 'कार्ड {number} का सामने का भाग ख़ाली है।',
    'no-back': 'कार्ड {number} का पीछे का भाग ख़ाली है।',
  },
}
