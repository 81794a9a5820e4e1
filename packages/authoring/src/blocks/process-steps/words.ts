export const processStepsWords = {
  en: {
    name: 'Process steps',
    hint: 'Numbered steps, with pictures where they help',
    keywords: ['procedure', 'how to', 'instructions', 'workflow'],
    fields: {
      steps: 'Steps',
      'steps.title': 'What to do',
      'steps.text': 'How',
      'steps.src': 'Picture',
      'steps.alt': 'Description for those who do not see it',
    },
  },
  hi: {
    name: 'प्रक्रिया के चरण',
    hint: 'क्रमांकित चरण, आवश्यकता हो तो चित्र सहित',
    keywords: ['steps', 'process', 'prakriya', 'charan'],
    fields: {
      steps: 'चरण',
      'steps.title': 'क्या करना है',
      'steps.text': 'कैसे',
      'steps.src': 'चित्र',
      'steps.alt': 'जो देख नहीं सकते उनके लिए विवरण',
    },
  },
}

export const processStepsRemarks = {
  en: {
    'no-steps': 'Add a step.',
    'no-title': 'Say what to do in step {number}.',
    'no-alternative': 'Describe the picture of step {number}.',
  },
  hi: {
    'no-steps': 'चरण जोड़िए।',
    'no-title': 'बताइए कि चरण {number} में क्या करना है।',
    'no-alternative': 'चरण {number} के चित्र का विवरण लिखिए।',
  },
}
