export const beforeAfterWords = {
  en: {
    name: 'Before and after',
    hint: 'Two pictures of the same thing to compare',
    keywords: ['compare', 'slider', 'pictures', 'change'],
    fields: {
      beforeSrc: 'Picture before',
      beforeAlt: 'Description of the picture before',
      beforeLabel: 'Label before',
      afterSrc: 'Picture after',
      afterAlt: 'Description of the picture after',
      afterLabel: 'Label after',
      caption: 'Caption',
    },
  },
  hi: {
    name: 'पहले और बाद में',
    hint: 'तुलना के लिए एक ही वस्तु के दो चित्र',
    keywords: ['before', 'after', 'tulna', 'compare'],
    fields: {
      beforeSrc: 'पहले का चित्र',
      beforeAlt: 'पहले के चित्र का विवरण',
      beforeLabel: 'पहले का नाम',
      afterSrc: 'बाद का चित्र',
      afterAlt: 'बाद के चित्र का विवरण',
      afterLabel: 'बाद का नाम',
      caption: 'शीर्षक',
    },
  },
}

export const beforeAfterRemarks = {
  en: {
    'no-before': 'Choose the picture before.',
    'no-after': 'Choose the picture after.',
    'no-alternative': 'Describe both pictures, so that the change can be understood without seeing it.',
  },
  hi: {
    'no-before': 'पहले का चित्र चुनिए।',
    'no-after': 'बाद का चित्र चुनिए।',
    'no-alternative': 'दोनों चित्रों का विवरण लिखिए, ताकि बिना देखे भी परिवर्तन समझा जा सके।',
  },
}
