import { rule } from './rule.ts'

export const CONTENT_RULES = [
  rule(
    'RES10',
    'This platform',
    ['Content that a browser can play by itself', 'सामग्री जिसे ब्राउज़र स्वयं चला सके'],
    [
      'Parts of the course do not work in a browser, or tell other sites who is learning.',
      'कोर्स के कुछ भाग ब्राउज़र में नहीं चलते, या अन्य साइटों को बताते हैं कि कौन सीख रहा है।',
    ],
  ),
  rule(
    'RES11',
    'RTE 1.2 3.2; RTE 2004 4th Ed. 3.1 (a SCO calls Initialize and Terminate)',
    ['Content that reports progress', 'सामग्री जो प्रगति दर्ज करती है'],
    [
      'The course never counts as completed unless you choose a completion rule for it.',
      'जब तक आप पूर्णता का नियम न चुनें, कोर्स कभी पूर्ण नहीं माना जाएगा।',
    ],
  ),
]
