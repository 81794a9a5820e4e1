export const formulaWords = {
  en: {
    name: 'Formula',
    hint: 'Mathematics, written as LaTeX',
    keywords: ['math', 'equation', 'latex', 'tex'],
    fields: { latex: 'LaTeX source', spoken: 'How it is read aloud' },
  },
  hi: {
    name: 'सूत्र',
    hint: 'गणित, LaTeX में लिखा हुआ',
    keywords: ['formula', 'ganit', 'sutra', 'samikaran'],
    fields: { latex: 'LaTeX स्रोत', spoken: 'इसे बोलकर कैसे पढ़ा जाए' },
  },
}

export const formulaRemarks = {
  en: {
    empty: 'Write the formula.',
    unread: 'This LaTeX cannot be read. Look for a brace without its partner or a command that is not known.',
    'not-spoken': 'Write how the formula is read aloud.',
  },
  hi: {
    empty: 'सूत्र लिखिए।',
    unread: 'यह LaTeX पढ़ा नहीं जा सका। देखिए कि कोई कोष्ठक अधूरा या कोई आदेश अज्ञात तो नहीं।',
    'not-spoken': 'लिखिए कि सूत्र को बोलकर कैसे पढ़ा जाए।',
  },
}
