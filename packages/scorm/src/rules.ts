import { type Bilingual } from './report.ts'

export type Rule = { id: string; title: Bilingual; /** Where the rule comes from. */ source: string }

const rule = (id: string, source: string, en: string, hi: string): Rule => ({ id, title: { en, hi }, source })

const ZIP_SOURCE = 'IMS CP package interchange file; CAM 2004 4th Ed. 3.3'
const XML_SOURCE = 'XML 1.0; CAM 2004 4th Ed. 3.4'
const CAM = 'CAM 1.2 2.3; CAM 2004 4th Ed. 3.4, 3.5'

/** What is checked, for the page that explains reports. Texts of single findings are in the findings themselves. */
export const RULES: readonly Rule[] = [
  rule('ZIP01', ZIP_SOURCE, 'The file is a whole, readable zip', 'फ़ाइल एक पूरी, पढ़ने योग्य ज़िप है'),
  rule('ZIP02', ZIP_SOURCE, 'Names stay inside the package', 'नाम पैकेज के भीतर ही रहते हैं'),
  rule('ZIP03', ZIP_SOURCE, 'No links or special files', 'लिंक या विशेष फ़ाइलें नहीं हैं'),
  rule('ZIP04', ZIP_SOURCE, 'Sizes and counts within the limits', 'आकार और संख्या सीमा के भीतर हैं'),
  rule('ZIP05', ZIP_SOURCE, 'Nothing is encrypted', 'कुछ भी एन्क्रिप्ट नहीं है'),
  rule('ZIP06', ZIP_SOURCE, 'No name occurs twice', 'कोई नाम दो बार नहीं है'),
  rule(
    'ZIP07',
    ZIP_SOURCE,
    'Names use forward slashes and a stated encoding',
    'नामों में “/” और घोषित एन्कोडिंग है',
  ),
  rule('ZIP08', ZIP_SOURCE, 'The manifest is at the top', 'मैनिफ़ेस्ट सबसे ऊपर है'),
  rule('ZIP09', ZIP_SOURCE, 'The manifest has its standard name', 'मैनिफ़ेस्ट का नाम मानक है'),
  rule('ZIP10', ZIP_SOURCE, 'There is exactly one package with a manifest', 'मैनिफ़ेस्ट वाला ठीक एक पैकेज है'),
  rule('ZIP11', ZIP_SOURCE, 'One standard', 'एक ही मानक'),
  rule('STD01', 'This platform', 'The standard can be played here', 'यह मानक यहाँ चलाया जा सकता है'),
  rule('XML01', XML_SOURCE, 'The manifest is well-formed XML', 'मैनिफ़ेस्ट सही XML है'),
  rule('XML02', XML_SOURCE, 'No DOCTYPE and no entities', 'DOCTYPE और एंटिटी नहीं हैं'),
  rule('XML03', XML_SOURCE, 'The encoding is UTF-8 and declared truly', 'एन्कोडिंग UTF-8 है और सही घोषित है'),
  rule('XML05', XML_SOURCE, 'The namespaces are SCORM’s', 'नेमस्पेस SCORM के हैं'),
  rule('MAN01', CAM, 'Identifiers are present and unique', 'पहचानकर्ता मौजूद और अलग-अलग हैं'),
  rule('MAN02', CAM, 'The sections and the version are stated', 'भाग और संस्करण बताए गए हैं'),
  rule('MAN03', CAM, 'Version and namespaces agree', 'संस्करण और नेमस्पेस मेल खाते हैं'),
  rule('ORG01', CAM, 'The default organization exists', 'डिफ़ॉल्ट organization मौजूद है'),
  rule('ORG02', CAM, 'There is something to play', 'चलाने के लिए कुछ है'),
  rule('ORG03', CAM, 'Everything has a title of sensible length', 'हर भाग का उचित लंबाई का शीर्षक है'),
  rule('ORG04', CAM, 'One organization', 'एक ही organization'),
  rule('ITM01', CAM, 'Items refer to existing resources', 'भाग मौजूदा संसाधनों का संदर्भ देते हैं'),
  rule('ITM02', CAM, 'Exactly the leaves of the tree are played', 'वृक्ष की पत्तियाँ ही चलाई जाती हैं'),
  rule('ITM03', CAM, 'Launch parameters are well-formed', 'लॉन्च पैरामीटर सही हैं'),
  rule('ITM04', CAM, 'Hidden items', 'छिपे हुए भाग'),
  rule('ITM05', CAM, 'ADL names are spelled as in the edition', 'ADL के नाम संस्करण के अनुसार लिखे हैं'),
  rule('ITM06', CAM, 'Values of items are allowed ones', 'भागों के मान मान्य हैं'),
  rule('RES01', CAM, 'Launch files exist', 'लॉन्च फ़ाइलें मौजूद हैं'),
  rule('RES02', CAM, 'Listed files exist', 'सूचीबद्ध फ़ाइलें मौजूद हैं'),
  rule('RES03', CAM, 'Addresses are spelled like the files', 'पते फ़ाइलों की तरह लिखे हैं'),
  rule('RES04', CAM, 'Addresses stay inside the package', 'पते पैकेज के भीतर रहते हैं'),
  rule('RES05', CAM, 'Content is launched from the package', 'सामग्री पैकेज से ही चलती है'),
  rule('RES06', CAM, 'Resources say what they are', 'संसाधन अपना प्रकार बताते हैं'),
  rule('RES07', CAM, 'Resources list their files and dependencies', 'संसाधन अपनी फ़ाइलें और निर्भरताएँ बताते हैं'),
  rule('RES08', CAM, 'Nothing unlisted or unused', 'कुछ भी असूचीबद्ध या अनुपयोगी नहीं है'),
  rule('RES09', CAM, 'No sub-manifests', 'उप-मैनिफ़ेस्ट नहीं हैं'),
  rule('RES10', 'This platform', 'Content that a browser can play by itself', 'सामग्री जिसे ब्राउज़र स्वयं चला सके'),
  rule('RES11', 'RTE 1.2 3.2; RTE 2004 3.1', 'Content that reports progress', 'सामग्री जो प्रगति दर्ज करती है'),
  rule('MD01', CAM, 'Metadata files exist', 'मेटाडेटा फ़ाइलें मौजूद हैं'),
]
