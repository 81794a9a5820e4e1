import { ELSEWHERE, NO_HARM, rule } from './rule.ts'

const SEQUENCING = 'CAM 2004 4th Ed. 5.1; SN 2004 4th Ed. 3'
const NAVIGATION = 'CAM 2004 4th Ed. 5.2 and 3.4.1'
const OTHER_ORDER = [
  'Lessons may open in another order, or be locked or skipped unlike the author intended.',
  'पाठ लेखक के आशय से भिन्न क्रम में खुल सकते हैं, या बंद या छूटे रह सकते हैं।',
] as const
const OBJECTIVES = [
  'Results of one lesson may not reach the lessons that depend on them.',
  'एक पाठ के परिणाम उन पाठों तक न पहुँचें जो उन पर निर्भर हैं, यह संभव है।',
] as const

export const SEQUENCING_RULES = [
  rule('SEQ01', SEQUENCING, ['Shared sequencing exists', 'साझा sequencing मौजूद है'], OTHER_ORDER),
  rule(
    'SEQ02',
    SEQUENCING,
    ['Sequencing uses the words of the standard', 'sequencing में मानक के शब्द हैं'],
    OTHER_ORDER,
  ),
  rule(
    'SEQ03',
    SEQUENCING,
    ['Objectives are named, one of them primary', 'उद्देश्यों के नाम हैं, एक प्राथमिक है'],
    OBJECTIVES,
  ),
  rule(
    'SEQ04',
    SEQUENCING,
    ['Rules speak of existing objectives', 'नियम मौजूदा उद्देश्यों की बात करते हैं'],
    OTHER_ORDER,
  ),
  rule('SEQ05', SEQUENCING, ['Global objectives have one writer', 'वैश्विक उद्देश्य में एक ही लिखता है'], OBJECTIVES),
  rule('SEQ06', SEQUENCING, ['Measures and counts are in range', 'माप और गणना सीमा में हैं'], OTHER_ORDER),
  rule(
    'SEQ07',
    NAVIGATION,
    ['Navigation, thresholds and shared data are well placed', 'नेविगेशन, सीमाएँ और साझा डेटा सही स्थान पर हैं'],
    [
      'Buttons may show that should be hidden, or notes may not pass between lessons.',
      'जो बटन छिपने चाहिए वे दिख सकते हैं, या पाठों के बीच टिप्पणियाँ न पहुँचें।',
    ],
  ),
  rule(
    'SEQ08',
    NAVIGATION,
    ['Features belong to the stated edition', 'विशेषताएँ बताए गए संस्करण की हैं'],
    ELSEWHERE,
  ),
  rule(
    'SEQ09',
    'SN 2004 4th Ed. 3 and 4 (start and choice sequencing requests)',
    ['The course can be started', 'कोर्स शुरू किया जा सकता है'],
    ['Learners open the course and nothing happens.', 'शिक्षार्थी कोर्स खोलते हैं और कुछ नहीं होता।'],
  ),
  rule('SEQ10', SEQUENCING, ['Features that have an effect here', 'विशेषताएँ जिनका यहाँ प्रभाव होता है'], NO_HARM),
]
