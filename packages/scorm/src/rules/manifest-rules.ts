import { ELSEWHERE, NO_HARM, NOT_STARTED, rule } from './rule.ts'

const CAM = 'CAM 1.2 2.3; CAM 2004 4th Ed. 3.4.1'
const RUN_TIME = `${CAM}; RTE 1.2 3.4; RTE 2004 4th Ed. 4.2`

export const MANIFEST_RULES = [
  rule(
    'MAN01',
    CAM,
    ['Identifiers are present and unique', 'पहचानकर्ता मौजूद और अलग-अलग हैं'],
    [
      'A lesson may open the wrong page, or two lessons may share one record.',
      'कोई पाठ गलत पृष्ठ खोल सकता है, या दो पाठों का रिकॉर्ड एक हो सकता है।',
    ],
  ),
  rule(
    'MAN02',
    `${CAM}.1–3.4.1.4`,
    ['The sections and the version are stated', 'भाग और संस्करण बताए गए हैं'],
    [
      'The course may be read as another version of SCORM than its author meant.',
      'कोर्स को लेखक के आशय से भिन्न SCORM संस्करण के रूप में पढ़ा जा सकता है।',
    ],
  ),
  rule(
    'MAN03',
    CAM,
    ['Version and namespaces agree', 'संस्करण और नेमस्पेस मेल खाते हैं'],
    [
      'Progress may not be recorded if the content speaks the other version.',
      'यदि सामग्री दूसरे संस्करण में बात करती है तो प्रगति दर्ज नहीं होगी।',
    ],
  ),
  rule(
    'ORG01',
    CAM,
    ['The default organization exists', 'डिफ़ॉल्ट organization मौजूद है'],
    ['Learners may see another outline than intended.', 'शिक्षार्थियों को अभिप्रेत से भिन्न रूपरेखा दिख सकती है।'],
  ),
  rule('ORG02', CAM, ['There is something to play', 'चलाने के लिए कुछ है'], NOT_STARTED),
  rule(
    'ORG03',
    CAM,
    ['Everything has a title of sensible length', 'हर भाग का उचित लंबाई का शीर्षक है'],
    ['The outline shows names that say nothing.', 'रूपरेखा में अर्थहीन नाम दिखेंगे।'],
  ),
  rule(
    'ORG04',
    CAM,
    ['One organization', 'एक ही organization'],
    ['Only one of the outlines is shown.', 'केवल एक रूपरेखा दिखाई जाएगी।'],
  ),
  rule(
    'ITM01',
    CAM,
    ['Items refer to existing resources', 'भाग मौजूदा संसाधनों का संदर्भ देते हैं'],
    ['The lesson cannot be opened.', 'यह पाठ नहीं खुलेगा।'],
  ),
  rule(
    'ITM02',
    CAM,
    ['Exactly the leaves of the tree are played', 'वृक्ष की पत्तियाँ ही चलाई जाती हैं'],
    [
      'A heading may open something, or a lesson may be empty.',
      'कोई शीर्षक कुछ खोल सकता है, या कोई पाठ खाली हो सकता है।',
    ],
  ),
  rule(
    'ITM03',
    CAM,
    ['Launch parameters are well-formed', 'लॉन्च पैरामीटर सही हैं'],
    ['The lesson may open at the wrong place.', 'पाठ गलत स्थान पर खुल सकता है।'],
  ),
  rule(
    'ITM04',
    CAM,
    ['Hidden items', 'छिपे हुए भाग'],
    ['These lessons do not appear in the outline.', 'ये पाठ रूपरेखा में नहीं दिखेंगे।'],
  ),
  rule('ITM05', CAM, ['ADL names are spelled as in the edition', 'ADL के नाम संस्करण के अनुसार लिखे हैं'], ELSEWHERE),
  rule(
    'ITM06',
    RUN_TIME,
    ['Values of items are allowed ones', 'भागों के मान मान्य हैं'],
    [
      'A pass mark, a time limit or a prerequisite of the author does not take effect.',
      'लेखक का उत्तीर्णांक, समय-सीमा या पूर्व-शर्त लागू नहीं होगी।',
    ],
  ),
  rule('RES01', CAM, ['Launch files exist', 'लॉन्च फ़ाइलें मौजूद हैं'], NOT_STARTED),
  rule(
    'RES02',
    CAM,
    ['Listed files exist', 'सूचीबद्ध फ़ाइलें मौजूद हैं'],
    ['Pictures, videos or pages may be missing.', 'चित्र, वीडियो या पृष्ठ अनुपस्थित हो सकते हैं।'],
  ),
  rule('RES03', CAM, ['Addresses are spelled like the files', 'पते फ़ाइलों की तरह लिखे हैं'], ELSEWHERE),
  rule(
    'RES04',
    `${CAM}; this platform (protection against hostile packages)`,
    ['Addresses stay inside the package', 'पते पैकेज के भीतर रहते हैं'],
    NOT_STARTED,
  ),
  rule(
    'RES05',
    'RTE 1.2 3.3; RTE 2004 4th Ed. 3 (the content finds the API in its window hierarchy)',
    ['Content is launched from the package', 'सामग्री पैकेज से ही चलती है'],
    [
      'The page opens, but progress, completion and scores are not recorded.',
      'पृष्ठ खुलता है, पर प्रगति, पूर्णता और अंक दर्ज नहीं होते।',
    ],
  ),
  rule(
    'RES06',
    CAM,
    ['Resources say what they are', 'संसाधन अपना प्रकार बताते हैं'],
    [
      'A page that reports nothing may wait for a completion that never comes.',
      'जो पृष्ठ कुछ दर्ज नहीं करता, उसकी पूर्णता की प्रतीक्षा बनी रह सकती है।',
    ],
  ),
  rule(
    'RES07',
    CAM,
    ['Resources list their files and dependencies', 'संसाधन अपनी फ़ाइलें और निर्भरताएँ बताते हैं'],
    ELSEWHERE,
  ),
  rule('RES08', CAM, ['Nothing unlisted or unused', 'कुछ भी असूचीबद्ध या अनुपयोगी नहीं है'], NO_HARM),
  rule(
    'RES09',
    CAM,
    ['No sub-manifests', 'उप-मैनिफ़ेस्ट नहीं हैं'],
    [
      'Parts of the course may be missing from the outline on other platforms.',
      'अन्य प्रणालियों पर कोर्स के कुछ भाग रूपरेखा में न दिखें, यह संभव है।',
    ],
  ),
  rule('MD01', CAM, ['Metadata files exist', 'मेटाडेटा फ़ाइलें मौजूद हैं'], NO_HARM),
  rule(
    'MD02',
    'IEEE 1484.12.1-2002 (names and vocabularies of learning object metadata); IMS Learning Resource Metadata 1.2 in SCORM 1.2',
    ['Metadata follow the standard', 'मेटाडेटा मानक के अनुसार हैं'],
    [
      'Learners notice nothing; a catalogue that reads the metadata may not find the course by them.',
      'शिक्षार्थियों पर कोई प्रभाव नहीं; मेटाडेटा पढ़ने वाली सूची में कोर्स उनके आधार पर शायद न मिले।',
    ],
  ),
]
