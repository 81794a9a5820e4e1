import { text } from './finding-text.ts'
import { NOTHING, SEQUENCING } from './remedies.ts'

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
  danglingSequencing: text(
    'SEQ01',
    'error',
    [
      '“{title}” uses the shared sequencing “{reference}”, which does not exist.',
      '“{title}” साझा sequencing “{reference}” का उपयोग करता है, जो मौजूद नहीं है।',
    ],
    SEQUENCING,
  ),
  inlineSequencingId: text(
    'SEQ01',
    'error',
    [
      'The sequencing of “{title}” has the ID “{identifier}”; only shared sequencing may have one.',
      '“{title}” की sequencing की ID “{identifier}” है; ID केवल साझा sequencing की हो सकती है।',
    ],
    SEQUENCING,
  ),
  sharedWithoutId: text(
    'SEQ01',
    'warning',
    [
      'A shared sequencing has no ID, so nothing can use it.',
      'एक साझा sequencing की कोई ID नहीं है, इसलिए उसका उपयोग नहीं हो सकता।',
    ],
    SEQUENCING,
  ),
  repeatedSequencingId: text(
    'SEQ01',
    'warning',
    [
      'The shared sequencing “{identifier}” is defined more than once; the first one is used.',
      'साझा sequencing “{identifier}” एक से अधिक बार परिभाषित है; पहली प्रयुक्त होगी।',
    ],
    SEQUENCING,
  ),
  sharedWithReference: text(
    'SEQ01',
    'warning',
    [
      'A shared sequencing refers to another one with IDRef, which is not allowed; the reference is ignored.',
      'एक साझा sequencing IDRef से दूसरी का संदर्भ देती है, जो मान्य नहीं है; संदर्भ छोड़ दिया गया।',
    ],
    SEQUENCING,
  ),
  sequencingWord: text(
    'SEQ02',
    'warning',
    [
      'The sequencing value “{value}” of {name} does not exist (allowed: {allowed}); it is ignored.',
      'sequencing में {name} का मान “{value}” मान्य नहीं है (मान्य: {allowed}); इसे छोड़ दिया गया।',
    ],
    SEQUENCING,
  ),
  sequencingWordCase: text(
    'SEQ02',
    'warning',
    [
      'The sequencing value “{value}” of {name} is written “{expected}” in the standard; it was accepted.',
      'sequencing में {name} का मान “{value}” मानक में “{expected}” लिखा जाता है; इसे स्वीकार कर लिया गया।',
    ],
    SEQUENCING,
  ),
  unusableRule: text(
    'SEQ02',
    'warning',
    [
      'A {rule} has no action or condition that can be understood; the rule is left out.',
      'एक {rule} में समझने योग्य क्रिया या शर्त नहीं है; यह नियम छोड़ दिया गया।',
    ],
    SEQUENCING,
  ),
  repeatedPart: text(
    'SEQ02',
    'warning',
    [
      'The element {part} may occur once here but occurs {count} times; the first one is used.',
      'तत्व {part} यहाँ एक बार हो सकता है पर {count} बार है; पहला प्रयुक्त होगा।',
    ],
    SEQUENCING,
  ),
  primaryObjectives: text(
    'SEQ03',
    'warning',
    [
      '“{title}” has {count} primary objectives; there must be exactly one.',
      '“{title}” के {count} प्राथमिक उद्देश्य (primaryObjective) हैं; ठीक एक होना चाहिए।',
    ],
    SEQUENCING,
  ),
  primaryWithoutId: text(
    'SEQ03',
    'warning',
    [
      'The primary objective of “{title}” is shared with other activities but has no objectiveID.',
      '“{title}” का प्राथमिक उद्देश्य अन्य गतिविधियों से साझा है पर उसका objectiveID नहीं है।',
    ],
    SEQUENCING,
  ),
  objectiveWithoutId: text(
    'SEQ03',
    'warning',
    ['An objective of “{title}” has no objectiveID.', '“{title}” के एक उद्देश्य का objectiveID नहीं है।'],
    SEQUENCING,
  ),
  repeatedObjective: text(
    'SEQ03',
    'warning',
    [
      '“{title}” has the objective “{identifier}” more than once.',
      '“{title}” में उद्देश्य “{identifier}” एक से अधिक बार है।',
    ],
    SEQUENCING,
  ),
  unknownObjective: text(
    'SEQ04',
    'warning',
    [
      'A rule of “{title}” speaks of the objective “{reference}”, which this activity does not have.',
      '“{title}” का एक नियम उद्देश्य “{reference}” की बात करता है, जो इस गतिविधि में नहीं है।',
    ],
    SEQUENCING,
  ),
  mapWithoutTarget: text(
    'SEQ05',
    'warning',
    [
      'An objective of “{title}” is shared without saying with which global objective (targetObjectiveID); it is not shared.',
      '“{title}” का एक उद्देश्य बिना वैश्विक उद्देश्य (targetObjectiveID) बताए साझा है; वह साझा नहीं होगा।',
    ],
    SEQUENCING,
  ),
  twoWriters: text(
    'SEQ05',
    'warning',
    [
      'Two objectives of “{title}” write to the global objective “{target}” ({flag}); each overwrites the other.',
      '“{title}” के दो उद्देश्य वैश्विक उद्देश्य “{target}” में लिखते हैं ({flag}); वे एक-दूसरे को मिटा देंगे।',
    ],
    SEQUENCING,
  ),
  twoReaders: text(
    'SEQ05',
    'warning',
    [
      'The objective “{identifier}” of “{title}” reads the same value from two global objectives ({flag}).',
      '“{title}” का उद्देश्य “{identifier}” एक ही मान दो वैश्विक उद्देश्यों से पढ़ता है ({flag})।',
    ],
    SEQUENCING,
  ),
  sequencingNumber: text(
    'SEQ06',
    'warning',
    [
      'The value “{value}” of {name} is not a number from {least} to {most}; it is ignored.',
      '{name} का मान “{value}” {least} से {most} के बीच की संख्या नहीं है; इसे छोड़ दिया गया।',
    ],
    SEQUENCING,
  ),
  sequencingCount: text(
    'SEQ06',
    'warning',
    [
      'The value “{value}” of {name} is not a whole number from 0; it is ignored.',
      '{name} का मान “{value}” 0 या उससे बड़ी पूर्ण संख्या नहीं है; इसे छोड़ दिया गया।',
    ],
    SEQUENCING,
  ),
  hiddenWord: text(
    'SEQ07',
    'warning',
    [
      'The item asks to hide “{value}”, but only {allowed} can be hidden; nothing is hidden for it.',
      'भाग “{value}” को छिपाने को कहता है, पर केवल {allowed} छिपाए जा सकते हैं; इसके लिए कुछ नहीं छिपेगा।',
    ],
    SEQUENCING,
  ),
  extensionWithoutResource: text(
    'SEQ07',
    'warning',
    [
      '“{title}” plays nothing itself, so its “{element}” has no effect.',
      '“{title}” स्वयं कुछ नहीं चलाता, इसलिए उसके “{element}” का कोई प्रभाव नहीं होगा।',
    ],
    SEQUENCING,
  ),
  dataWithoutTarget: text(
    'SEQ07',
    'warning',
    [
      'Shared data of “{title}” have no targetID; they are left out.',
      '“{title}” के साझा डेटा का targetID नहीं है; उसे छोड़ दिया गया।',
    ],
    SEQUENCING,
  ),
  laterFeatures: text(
    'SEQ08',
    'note',
    [
      'The package says SCORM {edition} edition but uses features of the 4th edition: {features}. They work here.',
      'पैकेज स्वयं को SCORM {edition} संस्करण बताता है पर 4th संस्करण की विशेषताएँ प्रयोग करता है: {features}। यहाँ वे काम करती हैं।',
    ],
    [
      'Publish as SCORM 2004 4th edition if the course shall run on other platforms too.',
      'यदि कोर्स अन्य प्रणालियों पर भी चलना है तो SCORM 2004 4th edition के रूप में प्रकाशित करें।',
    ],
  ),
  deadCourse: text(
    'SEQ09',
    'warning',
    [
      'Nothing in “{title}” can be started: neither “flow” nor “choice” leads from its top to a lesson.',
      '“{title}” में कुछ भी शुरू नहीं हो सकता: न “flow” न “choice” शीर्ष से किसी पाठ तक ले जाता है।',
    ],
    [
      'Allow flow or choice for the whole course (controlMode of the organization, and of the folders below it), and check for lessons that are disabled from the beginning.',
      'पूरे कोर्स के लिए flow या choice की अनुमति दें (organization और उसके फ़ोल्डरों का controlMode), और देखें कि कोई पाठ आरंभ से ही disabled न हो।',
    ],
  ),
  unhonoured: text(
    'SEQ10',
    'note',
    [
      'The course uses features that the standard leaves open and that have no effect here: {features}.',
      'कोर्स ऐसी विशेषताएँ प्रयोग करता है जिन्हें मानक खुला छोड़ता है और जिनका यहाँ प्रभाव नहीं होता: {features}।',
    ],
    NOTHING,
  ),
} as const
