import { text } from './finding-text.ts'
import { KEEP_INSIDE } from './remedies.ts'

export const CONTENT_TEXTS = {
  executables: text(
    'RES10',
    'warning',
    [
      'Programs in the package: {count} (for example “{name}”). They are never run and learners cannot use them.',
      'पैकेज में {count} प्रोग्राम हैं (जैसे “{name}”); इन्हें कभी चलाया नहीं जाता और शिक्षार्थी इनका उपयोग नहीं कर सकते।',
    ],
    ['Remove the programs from the course.', 'कोर्स से प्रोग्राम हटाएँ।'],
  ),
  serverCode: text(
    'RES10',
    'warning',
    [
      'Files of server code in the package: {count} (for example “{name}”). They are never run.',
      'पैकेज में सर्वर कोड की {count} फ़ाइलें हैं (जैसे “{name}”); इन्हें चलाया नहीं जाता, केवल फ़ाइल के रूप में दिया जाता है।',
    ],
    [
      'Remove pages that need a server, or replace them by HTML and JavaScript.',
      'सर्वर चाहने वाले पृष्ठ हटाएँ, या उन्हें HTML और JavaScript से बदलें।',
    ],
  ),
  flash: text(
    'RES10',
    'warning',
    [
      'Flash files in the package: {count} (for example “{name}”). Browsers no longer play Flash.',
      'पैकेज में {count} Flash फ़ाइलें हैं (जैसे “{name}”); ब्राउज़र अब Flash नहीं चलाते।',
    ],
    ['Publish the course as HTML5 from the authoring tool.', 'ऑथरिंग टूल से कोर्स को HTML5 के रूप में प्रकाशित करें।'],
  ),
  externalHosts: text(
    'RES10',
    'warning',
    [
      'Pages load scripts, styles or media from other sites ({hosts}); they fail offline and tell those sites who is learning.',
      'पृष्ठ अन्य साइटों ({hosts}) से स्क्रिप्ट, शैली या मीडिया लेते हैं; ये ऑफ़लाइन नहीं चलेंगे और उन साइटों को शिक्षार्थी की जानकारी मिलती है।',
    ],
    KEEP_INSIDE,
  ),
  noApiCall: text(
    'RES11',
    'note',
    [
      'No page or script of the package calls the SCORM run-time; completion and scores will not be reported.',
      'पैकेज का कोई पृष्ठ या स्क्रिप्ट SCORM रन-टाइम को नहीं बुलाता; पूर्णता और अंक दर्ज नहीं होंगे।',
    ],
    [
      'Publish for an LMS with tracking switched on, or choose a completion rule when you set up the course.',
      'ट्रैकिंग चालू करके LMS के लिए प्रकाशित करें, या कोर्स बनाते समय पूर्णता का नियम चुनें।',
    ],
  ),
} as const
