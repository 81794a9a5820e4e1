import { text } from './finding-text.ts'
import { NOTHING, REPUBLISH, PUBLISH_PROFILE, TRACKING, SEQUENCING } from './remedies.ts'

export const ITEM_TEXTS = {
  danglingReference: text(
    'ITM01',
    'error',
    [
      'The item “{title}” refers to the resource “{reference}”, which does not exist.',
      'भाग “{title}” संसाधन “{reference}” का संदर्भ देता है, जो मौजूद नहीं है।',
    ],
    REPUBLISH,
  ),
  danglingReferenceSpared: text(
    'ITM01',
    'warning',
    [
      'The item “{title}” refers to the resource “{reference}”, which does not exist; the item cannot be played.',
      'भाग “{title}” संसाधन “{reference}” का संदर्भ देता है, जो मौजूद नहीं है; यह भाग नहीं चल सकेगा।',
    ],
    REPUBLISH,
  ),
  parentWithResource: text(
    'ITM02',
    'warning',
    [
      'The item “{title}” has sub-items and also refers to a resource; SCORM 2004 allows this only without sub-items.',
      'भाग “{title}” के उप-भाग हैं और वह संसाधन का भी संदर्भ देता है; SCORM 2004 में यह केवल बिना उप-भागों के मान्य है।',
    ],
    REPUBLISH,
  ),
  emptyLeaf: text(
    'ITM02',
    'warning',
    [
      'The item “{title}” has neither sub-items nor a resource; it cannot be played.',
      'भाग “{title}” में न उप-भाग हैं न संसाधन; इसे चलाया नहीं जा सकता।',
    ],
    [
      'Remove the empty lesson or give it content, and publish again.',
      'खाली पाठ हटाएँ या उसमें सामग्री दें, और फिर प्रकाशित करें।',
    ],
  ),
  oddParameters: text(
    'ITM03',
    'warning',
    [
      'The launch parameters of “{title}” have characters that do not belong into an address; they were encoded.',
      '“{title}” के लॉन्च पैरामीटर में ऐसे वर्ण हैं जो पते में नहीं होते; उन्हें एन्कोड किया गया।',
    ],
    REPUBLISH,
  ),
  longParameters: text(
    'ITM03',
    'warning',
    [
      'The launch parameters of “{title}” have {length} characters; more than 1000 are not portable.',
      '“{title}” के लॉन्च पैरामीटर में {length} अक्षर हैं; 1000 से अधिक हर जगह नहीं चलते।',
    ],
    ['Shorten the launch parameters.', 'लॉन्च पैरामीटर छोटे करें।'],
  ),
  parametersWithoutResource: text(
    'ITM03',
    'warning',
    [
      'The item “{title}” has launch parameters but nothing to launch; they are ignored.',
      'भाग “{title}” में लॉन्च पैरामीटर हैं पर चलाने को कुछ नहीं; उन्हें छोड़ दिया गया।',
    ],
    REPUBLISH,
  ),
  hiddenItems: text(
    'ITM04',
    'note',
    [
      'Items hidden from the table of contents: {count} (for example “{title}”).',
      '{count} भाग विषय-सूची में छिपे हैं (जैसे “{title}”)।',
    ],
    NOTHING,
  ),
  wrongCase: text(
    'ITM05',
    'warning',
    [
      '“{found}” is written “{expected}” in {standard}; it was accepted.',
      '“{found}” को {standard} में “{expected}” लिखा जाता है; इसे स्वीकार कर लिया गया।',
    ],
    PUBLISH_PROFILE,
  ),
  badValue: text(
    'ITM06',
    'warning',
    [
      'The item “{title}” has the value “{value}” for {element}, which is not allowed; it is ignored.',
      'भाग “{title}” में {element} का मान “{value}” मान्य नहीं है; इसे छोड़ दिया गया।',
    ],
    TRACKING,
  ),
  longLaunchData: text(
    'ITM06',
    'warning',
    [
      'The launch data of “{title}” has {length} characters; only {limit} are portable.',
      '“{title}” के लॉन्च डेटा में {length} अक्षर हैं; केवल {limit} हर जगह चलते हैं।',
    ],
    ['Shorten the launch data.', 'लॉन्च डेटा छोटा करें।'],
  ),
  badPrerequisites: text(
    'ITM06',
    'warning',
    [
      'The prerequisites of “{title}” (“{value}”) cannot be understood; they are ignored.',
      '“{title}” की पूर्व-शर्तें (“{value}”) समझी नहीं जा सकीं; उन्हें छोड़ दिया गया।',
    ],
    ['Correct or remove the prerequisites and publish again.', 'पूर्व-शर्तें सुधारें या हटाएँ और फिर प्रकाशित करें।'],
  ),
  unknownPrerequisite: text(
    'ITM06',
    'warning',
    [
      'The prerequisites of “{title}” name “{identifier}”, which is not an item of the course; that condition can never be met.',
      '“{title}” की पूर्व-शर्तें “{identifier}” का नाम लेती हैं, जो कोर्स का भाग नहीं है; यह शर्त कभी पूरी नहीं होगी।',
    ],
    TRACKING,
  ),
  prerequisitesIn2004: text(
    'ITM06',
    'warning',
    [
      '“{title}” has prerequisites, which SCORM 2004 does not know; they are ignored.',
      '“{title}” में पूर्व-शर्तें हैं, जो SCORM 2004 में नहीं होतीं; उन्हें छोड़ दिया गया।',
    ],
    SEQUENCING,
  ),
  valueWithoutSco: text(
    'ITM06',
    'warning',
    [
      '“{title}” has a value for {element} but plays no SCO; it has no effect.',
      '“{title}” में {element} का मान है पर वह कोई SCO नहीं चलाता; इसका कोई प्रभाव नहीं होगा।',
    ],
    TRACKING,
  ),
} as const
