export const timelineWords = {
  en: {
    name: 'Timeline',
    hint: 'Events in the order of time',
    keywords: ['history', 'dates', 'events', 'deadline'],
    fields: {
      events: 'Events',
      'events.date': 'When',
      'events.title': 'What happened',
      'events.text': 'More about it',
    },
  },
  hi: {
    name: 'समय-रेखा',
    hint: 'समय के क्रम में घटनाएँ',
    keywords: ['timeline', 'samay', 'itihas'],
    fields: {
      events: 'घटनाएँ',
      'events.date': 'कब',
      'events.title': 'क्या हुआ',
      'events.text': 'और विवरण',
    },
  },
}

export const timelineRemarks = {
  en: {
    'no-events': 'Add an event.',
    'no-date': 'Say when event {number} was.',
    'no-title': 'Say what event {number} is.',
  },
  hi: {
    'no-events': 'घटना जोड़िए।',
    'no-date': 'बताइए कि घटना {number} कब हुई।',
    'no-title': 'बताइए कि घटना {number} क्या है।',
  },
}
