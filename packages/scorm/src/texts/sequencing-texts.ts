import { text } from './finding-text.ts'

const IN_THE_TOOL = [
  'Open the sequencing (navigation) settings of this lesson in the authoring tool, choose the value again and publish again; in a manifest written by hand, correct it at the line named.',
  'ऑथरिंग टूल में इस पाठ की sequencing (नेविगेशन) सेटिंग खोलकर मान फिर चुनें और दोबारा प्रकाशित करें; हाथ से लिखे मैनिफ़ेस्ट में बताई गई पंक्ति पर सुधारें।',
] as const

export const SEQUENCING_TEXTS = {
  sequencingTooLarge: text(
    'ZIP04',
    'error',
    [
      'The sequencing of the course comes to more than {limit} rules and objectives, more than any real course needs.',
      'कोर्स की sequencing में {limit} से अधिक नियम और उद्देश्य बनते हैं, जो किसी भी वास्तविक कोर्स की आवश्यकता से अधिक है।',
    ],
    ['Split the course into several packages.', 'कोर्स को कई पैकेजों में बाँटें।'],
  ),
  sequencingWord: text(
    'SEQ02',
    'warning',
    [
      'The sequencing value “{value}” of {name} does not exist (allowed: {allowed}); it is ignored.',
      'sequencing में {name} का मान “{value}” मान्य नहीं है (मान्य: {allowed}); इसे छोड़ दिया गया।',
    ],
    IN_THE_TOOL,
  ),
  sequencingWordCase: text(
    'SEQ02',
    'warning',
    [
      'The sequencing value “{value}” of {name} is written “{expected}” in the standard; it was accepted.',
      'sequencing में {name} का मान “{value}” मानक में “{expected}” लिखा जाता है; इसे स्वीकार कर लिया गया।',
    ],
    IN_THE_TOOL,
  ),
  unusableRule: text(
    'SEQ02',
    'warning',
    [
      'A {rule} has no action or condition that can be understood; the rule is left out.',
      'एक {rule} में समझने योग्य क्रिया या शर्त नहीं है; यह नियम छोड़ दिया गया।',
    ],
    IN_THE_TOOL,
  ),
  sequencingNumber: text(
    'SEQ06',
    'warning',
    [
      'The value “{value}” of {name} is not a number from {least} to {most}; it is ignored.',
      '{name} का मान “{value}” {least} से {most} के बीच की संख्या नहीं है; इसे छोड़ दिया गया।',
    ],
    IN_THE_TOOL,
  ),
  sequencingCount: text(
    'SEQ06',
    'warning',
    [
      'The value “{value}” of {name} is not a whole number from 0; it is ignored.',
      '{name} का मान “{value}” 0 या उससे बड़ी पूर्ण संख्या नहीं है; इसे छोड़ दिया गया।',
    ],
    IN_THE_TOOL,
  ),
} as const
