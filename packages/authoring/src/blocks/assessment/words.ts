import { POOL_QUESTIONS } from '../../interactions/inner-question-definition.ts'

export const assessmentWords = {
  en: {
    name: 'Assessment',
    hint: 'Questions drawn from pools, with attempts and a pass mark',
    keywords: ['test', 'exam', 'quiz', 'question bank', 'pool'],
    fields: {
      title: 'Title',
      introduction: 'Introduction',
      pools: 'Pools of questions',
      'pools.name': 'Name of the pool',
      'pools.draw': 'How many of them are drawn',
      'pools.questions': 'Questions',
      shuffle: 'Random order',
      attempts: 'Attempts; as many as one likes when left empty',
      passPercent: 'Pass mark in per cent',
      minutes: 'Time limit in minutes; none when left empty',
      strictTime: 'Nobody may turn the time limit off: speed is part of what is assessed',
      feedback: 'Learners are told what was right',
      'feedback=question': 'after each question',
      'feedback=end': 'at the end of an attempt',
      'feedback=never': 'never',
      points: 'Points for all of it; one for each drawn question when left empty',
    },
  },
  hi: {
    name: 'मूल्यांकन',
    hint: 'प्रश्न-समूहों से चुने गए प्रश्न, प्रयास और उत्तीर्णांक सहित',
    keywords: ['assessment', 'test', 'pariksha', 'mulyankan', 'quiz'],
    fields: {
      title: 'शीर्षक',
      introduction: 'परिचय',
      pools: 'प्रश्न-समूह',
      'pools.name': 'समूह का नाम',
      'pools.draw': 'इनमें से कितने प्रश्न चुने जाएँ',
      'pools.questions': 'प्रश्न',
      shuffle: 'यादृच्छिक क्रम',
      attempts: 'प्रयास; खाली छोड़ने पर जितनी बार चाहें',
      passPercent: 'उत्तीर्णांक, प्रतिशत में',
      minutes: 'समय-सीमा, मिनटों में; खाली छोड़ने पर कोई सीमा नहीं',
      strictTime: 'कोई समय-सीमा बंद न कर सके: गति भी मूल्यांकन का अंग है',
      feedback: 'शिक्षार्थियों को सही उत्तर बताया जाए',
      'feedback=question': 'हर प्रश्न के बाद',
      'feedback=end': 'प्रयास के अंत में',
      'feedback=never': 'कभी नहीं',
      points: 'कुल अंक; खाली छोड़ने पर हर चुने गए प्रश्न का एक अंक',
    },
  },
}

export const assessmentRemarks = {
  en: {
    'no-title': 'Give the assessment a title.',
    'no-pool': 'An assessment needs at least one pool of questions.',
    'time-limit':
      'A time limit that cannot be turned off shuts out people who read or type slowly. Keep it so only if speed is part of what is assessed.',
    'empty-pool': 'This pool has no questions.',
    'draws-too-many': 'This pool draws {draw} questions and has {count}.',
    ...POOL_QUESTIONS.sentences('en'),
  },
  hi: {
    'no-title': 'मूल्यांकन को शीर्षक दीजिए।',
    'no-pool': 'मूल्यांकन में कम से कम एक प्रश्न-समूह चाहिए।',
    'time-limit':
      'जो समय-सीमा बंद न की जा सके वह उन लोगों को बाहर कर देती है जो धीरे पढ़ते या टंकण करते हैं। इसे तभी रखिए जब गति भी मूल्यांकन का अंग हो।',
    'empty-pool': 'इस समूह में कोई प्रश्न नहीं है।',
    'draws-too-many': 'इस समूह से {draw} प्रश्न चुने जाने हैं, पर इसमें {count} ही हैं।',
    ...POOL_QUESTIONS.sentences('hi'),
  },
}
