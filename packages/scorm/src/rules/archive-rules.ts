import { ELSEWHERE, NO_HARM, NOT_STARTED, rule } from './rule.ts'

const PIF = 'IMS Content Packaging, package interchange file; CAM 2004 4th Ed. 3.3'
const XML = 'XML 1.0; CAM 2004 4th Ed. 3.4'
const SAFETY =
  'This platform (protection against hostile archives); IMS Content Packaging, package interchange file'
const UNSAFE = [
  'The package could harm the platform or other courses, so nobody gets to see it.',
  'पैकेज प्रणाली या अन्य कोर्सों को हानि पहुँचा सकता है, इसलिए वह किसी को नहीं दिखाया जाता।',
] as const
const TITLES = [
  'Titles may show wrong letters; the content itself is not touched.',
  'शीर्षकों में गलत अक्षर दिख सकते हैं; सामग्री पर प्रभाव नहीं पड़ता।',
] as const

export const ARCHIVE_RULES = [
  rule('ZIP01', PIF, ['The file is a whole, readable zip', 'फ़ाइल एक पूरी, पढ़ने योग्य ज़िप है'], NOT_STARTED),
  rule('ZIP02', SAFETY, ['Names stay inside the package', 'नाम पैकेज के भीतर ही रहते हैं'], UNSAFE),
  rule('ZIP03', SAFETY, ['No links or special files', 'लिंक या विशेष फ़ाइलें नहीं हैं'], UNSAFE),
  rule('ZIP04', SAFETY, ['Sizes and counts within the limits', 'आकार और संख्या सीमा के भीतर हैं'], UNSAFE),
  rule('ZIP05', PIF, ['Nothing is encrypted', 'कुछ भी एन्क्रिप्ट नहीं है'], NOT_STARTED),
  rule(
    'ZIP06',
    PIF,
    ['No name occurs twice', 'कोई नाम दो बार नहीं है'],
    [
      'Learners may see an older copy of a picture or page.',
      'शिक्षार्थियों को किसी चित्र या पृष्ठ की पुरानी प्रति दिख सकती है।',
    ],
  ),
  rule(
    'ZIP07',
    PIF,
    ['Names use forward slashes and a stated encoding', 'नामों में “/” और घोषित एन्कोडिंग है'],
    [
      'Pictures or pages with accents in their names may be missing.',
      'जिन चित्रों या पृष्ठों के नाम में विशेष अक्षर हैं वे शायद न दिखें।',
    ],
  ),
  rule('ZIP08', PIF, ['The manifest is at the top', 'मैनिफ़ेस्ट सबसे ऊपर है'], ELSEWHERE),
  rule('ZIP09', PIF, ['The manifest has its standard name', 'मैनिफ़ेस्ट का नाम मानक है'], ELSEWHERE),
  rule(
    'ZIP10',
    PIF,
    ['There is exactly one package with a manifest', 'मैनिफ़ेस्ट वाला ठीक एक पैकेज है'],
    NOT_STARTED,
  ),
  rule('ZIP11', 'This platform', ['One standard', 'एक ही मानक'], NO_HARM),
  rule(
    'STD01',
    'This platform',
    ['The standard can be played here', 'यह मानक यहाँ चलाया जा सकता है'],
    ['Learners could not open the course.', 'शिक्षार्थी कोर्स नहीं खोल पाएँगे।'],
  ),
  rule('XML01', XML, ['The manifest is well-formed XML', 'मैनिफ़ेस्ट सही XML है'], NOT_STARTED),
  rule('XML02', SAFETY, ['No DOCTYPE and no entities', 'DOCTYPE और एंटिटी नहीं हैं'], UNSAFE),
  rule('XML03', XML, ['The encoding is UTF-8 and declared truly', 'एन्कोडिंग UTF-8 है और सही घोषित है'], TITLES),
  rule(
    'XML04',
    'The XML bindings of IMS Content Packaging, IMS Simple Sequencing and ADL; CAM 1.2 2.3; CAM 2004 4th Ed. 3.4, 5.1',
    ['The manifest follows the schemas of its edition', 'मैनिफ़ेस्ट अपने संस्करण की स्कीमा के अनुसार है'],
    ELSEWHERE,
  ),
  rule('XML05', XML, ['The namespaces are SCORM’s', 'नेमस्पेस SCORM के हैं'], ELSEWHERE),
  rule('XML06', PIF, ['The schema files that are named are there', 'बताई गई स्कीमा फ़ाइलें मौजूद हैं'], ELSEWHERE),
]
