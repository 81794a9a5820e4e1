import { text } from './finding-text.ts'
import { NOTHING, REPUBLISH, PUBLISH_PROFILE, SHORTER_TITLE } from './remedies.ts'

export const MANIFEST_TEXTS = {
  notAManifest: text(
    'MAN02',
    'error',
    [
      'The manifest file starts with the element “{element}” instead of “manifest”.',
      'मैनिफ़ेस्ट फ़ाइल “manifest” के बजाय तत्व “{element}” से शुरू होती है।',
    ],
    PUBLISH_PROFILE,
  ),
  missingIdentifier: text(
    'MAN01',
    'warning',
    ['The element “{element}” has no identifier.', 'तत्व “{element}” का कोई पहचानकर्ता (identifier) नहीं है।'],
    REPUBLISH,
  ),
  duplicateIdentifier: text(
    'MAN01',
    'warning',
    [
      'The identifier “{identifier}” is used {count} times; identifiers must be unique.',
      'पहचानकर्ता “{identifier}” {count} बार प्रयुक्त है; हर पहचानकर्ता अलग होना चाहिए।',
    ],
    REPUBLISH,
  ),
  ambiguousIdentifier: text(
    'MAN01',
    'error',
    [
      'The identifier “{identifier}” is used {count} times and something refers to it, so it is not clear what is meant.',
      'पहचानकर्ता “{identifier}” {count} बार प्रयुक्त है और उसका संदर्भ भी है, इसलिए स्पष्ट नहीं कि कौन सा अभिप्रेत है।',
    ],
    REPUBLISH,
  ),
  missingSection: text(
    'MAN02',
    'warning',
    ['The manifest has no “{section}” element.', 'मैनिफ़ेस्ट में “{section}” तत्व नहीं है।'],
    REPUBLISH,
  ),
  repeatedSection: text(
    'MAN02',
    'warning',
    [
      'The manifest has {count} “{section}” elements; the first one is used.',
      'मैनिफ़ेस्ट में “{section}” तत्व {count} बार है; पहला प्रयुक्त होगा।',
    ],
    REPUBLISH,
  ),
  wrongSchema: text(
    'MAN02',
    'warning',
    [
      'The metadata names the schema “{schema}” instead of “ADL SCORM”.',
      'मेटाडेटा में schema “ADL SCORM” के बजाय “{schema}” है।',
    ],
    PUBLISH_PROFILE,
  ),
  missingSchemaVersion: text(
    'MAN02',
    'warning',
    [
      'The metadata does not say which version of SCORM this is; it is read as {standard}.',
      'मेटाडेटा में SCORM का संस्करण नहीं बताया गया; इसे {standard} के रूप में पढ़ा गया।',
    ],
    PUBLISH_PROFILE,
  ),
  unknownSchemaVersion: text(
    'MAN02',
    'warning',
    [
      'The schema version “{version}” is not a known version of SCORM; the package is read as {standard}.',
      'स्कीमा संस्करण “{version}” SCORM का ज्ञात संस्करण नहीं है; पैकेज {standard} के रूप में पढ़ा गया।',
    ],
    PUBLISH_PROFILE,
  ),
  scorm11: text(
    'MAN02',
    'error',
    [
      'This is a SCORM 1.1 package; that version is not supported.',
      'यह SCORM 1.1 का पैकेज है; यह संस्करण समर्थित नहीं है।',
    ],
    PUBLISH_PROFILE,
  ),
  versionsDisagree: text(
    'MAN03',
    'warning',
    [
      'The schema version says “{version}” but the namespaces are those of {standard}; it is read as {standard}.',
      'स्कीमा संस्करण “{version}” कहता है पर नेमस्पेस {standard} के हैं; इसे {standard} के रूप में पढ़ा गया।',
    ],
    PUBLISH_PROFILE,
  ),
  noDefaultOrganization: text(
    'ORG01',
    'warning',
    [
      'No default organization is named; the first one is played.',
      'कोई डिफ़ॉल्ट organization नहीं बताया गया; पहला चलाया जाएगा।',
    ],
    REPUBLISH,
  ),
  unresolvedDefault: text(
    'ORG01',
    'warning',
    [
      'The default organization “{identifier}” does not exist; the first one is played.',
      'डिफ़ॉल्ट organization “{identifier}” मौजूद नहीं है; पहला चलाया जाएगा।',
    ],
    REPUBLISH,
  ),
  noOrganization: text(
    'ORG02',
    'error',
    [
      'The package has no organization, so there is nothing to play.',
      'पैकेज में कोई organization नहीं है, इसलिए चलाने को कुछ नहीं है।',
    ],
    [
      'Publish the course as a content aggregation with at least one lesson, not as a resource collection.',
      'कोर्स को कम से कम एक पाठ वाले कंटेंट पैकेज के रूप में प्रकाशित करें, संसाधन-संग्रह के रूप में नहीं।',
    ],
  ),
  nothingLaunchable: text(
    'ORG02',
    'error',
    [
      'The organization “{title}” has no item that can be launched.',
      'organization “{title}” में कोई ऐसा भाग नहीं है जिसे चलाया जा सके।',
    ],
    [
      'Make sure the course contains at least one lesson that refers to a page, and publish again.',
      'सुनिश्चित करें कि कोर्स में कम से कम एक पाठ किसी पृष्ठ से जुड़ा है, और फिर प्रकाशित करें।',
    ],
  ),
  missingTitle: text(
    'ORG03',
    'warning',
    ['“{identifier}” has no title.', '“{identifier}” का कोई शीर्षक नहीं है।'],
    SHORTER_TITLE,
  ),
  severalTitles: text(
    'ORG03',
    'warning',
    [
      '“{identifier}” has {count} titles; the first one is used.',
      '“{identifier}” के {count} शीर्षक हैं; पहला प्रयुक्त होगा।',
    ],
    REPUBLISH,
  ),
  longTitle: text(
    'ORG03',
    'warning',
    [
      'The title of “{identifier}” has {length} characters; more than 200 may be cut off by other systems.',
      '“{identifier}” के शीर्षक में {length} अक्षर हैं; 200 से अधिक अन्य प्रणालियों में कट सकते हैं।',
    ],
    SHORTER_TITLE,
  ),
  severalOrganizations: text(
    'ORG04',
    'note',
    [
      'The package has {count} organizations; only “{title}” is played.',
      'पैकेज में {count} organization हैं; केवल “{title}” चलाया जाएगा।',
    ],
    NOTHING,
  ),
  longVersion: text(
    'MAN01',
    'warning',
    [
      'The version of the manifest has {length} characters; more than 20 are not portable.',
      'मैनिफ़ेस्ट के संस्करण में {length} अक्षर हैं; 20 से अधिक हर जगह नहीं चलते।',
    ],
    REPUBLISH,
  ),
} as const
