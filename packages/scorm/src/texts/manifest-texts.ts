import { text } from './finding-text.ts'

const REPUBLISH = [
  'Publish the package again with the authoring tool; do not edit the manifest by hand.',
  'ऑथरिंग टूल से पैकेज फिर प्रकाशित करें; मैनिफ़ेस्ट हाथ से न बदलें।',
] as const
const PUBLISH_PROFILE = [
  'Choose SCORM 1.2 or SCORM 2004 as the publishing target in the authoring tool and publish again.',
  'ऑथरिंग टूल में प्रकाशन लक्ष्य के रूप में SCORM 1.2 या SCORM 2004 चुनें और फिर प्रकाशित करें।',
] as const
const NOTHING = ['Nothing to do.', 'कुछ करने की आवश्यकता नहीं।'] as const

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
    ['Give every lesson a title in the authoring tool.', 'ऑथरिंग टूल में हर पाठ को शीर्षक दें।'],
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
    ['Shorten the title to 200 characters.', 'शीर्षक को 200 अक्षरों तक छोटा करें।'],
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
    [
      'Correct the value in the authoring tool’s tracking settings and publish again.',
      'ऑथरिंग टूल की ट्रैकिंग सेटिंग में मान सुधारें और फिर प्रकाशित करें।',
    ],
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
  noHref: text(
    'RES01',
    'error',
    [
      'The resource “{identifier}” is launched but names no file.',
      'संसाधन “{identifier}” चलाया जाता है पर कोई फ़ाइल नहीं बताता।',
    ],
    REPUBLISH,
  ),
  missingLaunchFile: text(
    'RES01',
    'error',
    ['The launch file “{href}” is not in the package.', 'लॉन्च फ़ाइल “{href}” पैकेज में नहीं है।'],
    [
      'Publish the package again and make sure that all files are zipped with it.',
      'पैकेज फिर प्रकाशित करें और सुनिश्चित करें कि सभी फ़ाइलें साथ में ज़िप हों।',
    ],
  ),
  missingFiles: text(
    'RES02',
    'warning',
    [
      'Files listed in the manifest but not in the package: {count} ({names}).',
      'मैनिफ़ेस्ट में सूचीबद्ध {count} फ़ाइलें पैकेज में नहीं हैं: {names}।',
    ],
    [
      'Publish the package again and make sure that all files are zipped with it.',
      'पैकेज फिर प्रकाशित करें और सुनिश्चित करें कि सभी फ़ाइलें साथ में ज़िप हों।',
    ],
  ),
  mappedHref: text(
    'RES03',
    'warning',
    [
      'The manifest writes “{href}” but the file is named “{path}”; the file was used.',
      'मैनिफ़ेस्ट में “{href}” लिखा है पर फ़ाइल का नाम “{path}” है; यही फ़ाइल प्रयुक्त हुई।',
    ],
    [
      'Use the same capital letters and forward slashes in links as in file names.',
      'लिंक में वही बड़े-छोटे अक्षर और “/” रखें जो फ़ाइल नामों में हैं।',
    ],
  ),
  escapingHref: text(
    'RES04',
    'error',
    ['The address “{href}” leads outside the package.', 'पता “{href}” पैकेज के बाहर जाता है।'],
    [
      'Keep every file of the course inside its folder and use relative links.',
      'कोर्स की हर फ़ाइल उसके फ़ोल्डर में रखें और सापेक्ष लिंक प्रयोग करें।',
    ],
  ),
  forbiddenScheme: text(
    'RES04',
    'error',
    [
      'The address “{href}” is of a kind that a package must not use.',
      'पता “{href}” ऐसे प्रकार का है जिसकी पैकेज में अनुमति नहीं है।',
    ],
    ['Refer to a file inside the package.', 'पैकेज के भीतर की फ़ाइल का संदर्भ दें।'],
  ),
  externalLaunch: text(
    'RES05',
    'warning',
    [
      'The resource “{identifier}” starts the outside address {href}; progress cannot be recorded from there.',
      'संसाधन “{identifier}” बाहरी पता {href} चलाता है; वहाँ से प्रगति दर्ज नहीं हो सकती।',
    ],
    [
      'Publish the content into the package instead of linking to a website.',
      'वेबसाइट से जोड़ने के बजाय सामग्री को पैकेज में ही प्रकाशित करें।',
    ],
  ),
  missingScormType: text(
    'RES06',
    'warning',
    [
      'The resource “{identifier}” does not say whether it is a SCO or an asset; it is treated as a SCO.',
      'संसाधन “{identifier}” नहीं बताता कि वह SCO है या asset; इसे SCO माना गया।',
    ],
    PUBLISH_PROFILE,
  ),
  unknownScormType: text(
    'RES06',
    'warning',
    [
      'The resource “{identifier}” has the SCORM type “{value}”; only “sco” and “asset” exist. It is treated as a SCO.',
      'संसाधन “{identifier}” का SCORM प्रकार “{value}” है; केवल “sco” और “asset” होते हैं। इसे SCO माना गया।',
    ],
    PUBLISH_PROFILE,
  ),
  unusualType: text(
    'RES06',
    'warning',
    [
      'The resource “{identifier}” has the type “{value}” instead of “webcontent”.',
      'संसाधन “{identifier}” का प्रकार “webcontent” के बजाय “{value}” है।',
    ],
    PUBLISH_PROFILE,
  ),
  hrefNotListed: text(
    'RES07',
    'warning',
    [
      'The resource “{identifier}” does not list its own launch file among its files.',
      'संसाधन “{identifier}” अपनी लॉन्च फ़ाइल को अपनी फ़ाइलों में सूचीबद्ध नहीं करता।',
    ],
    REPUBLISH,
  ),
  danglingDependency: text(
    'RES07',
    'warning',
    [
      'The resource “{identifier}” depends on “{reference}”, which does not exist.',
      'संसाधन “{identifier}” “{reference}” पर निर्भर है, जो मौजूद नहीं है।',
    ],
    REPUBLISH,
  ),
  dependencyCycle: text(
    'RES07',
    'warning',
    [
      'The resource “{identifier}” depends on itself through other resources.',
      'संसाधन “{identifier}” अन्य संसाधनों के माध्यम से स्वयं पर निर्भर है।',
    ],
    REPUBLISH,
  ),
  undeclaredFiles: text(
    'RES08',
    'note',
    [
      'Files in the package that the manifest does not list: {count} (for example “{name}”). They are kept.',
      'पैकेज की {count} फ़ाइलें मैनिफ़ेस्ट में सूचीबद्ध नहीं हैं (जैसे “{name}”); उन्हें रखा गया है।',
    ],
    NOTHING,
  ),
  unusedResources: text(
    'RES08',
    'note',
    [
      'Resources that no item uses: {count} (for example “{name}”).',
      '{count} संसाधन किसी भाग द्वारा प्रयुक्त नहीं हैं (जैसे “{name}”)।',
    ],
    NOTHING,
  ),
  submanifest: text(
    'RES09',
    'warning',
    [
      'The manifest contains the sub-manifest “{identifier}”; its resources can be used, its organization is ignored.',
      'मैनिफ़ेस्ट में उप-मैनिफ़ेस्ट “{identifier}” है; उसके संसाधन प्रयुक्त हो सकते हैं, उसका organization छोड़ दिया गया।',
    ],
    [
      'Publish the course as one package without sub-manifests, or each part as a package of its own.',
      'कोर्स को बिना उप-मैनिफ़ेस्ट के एक पैकेज के रूप में, या हर भाग को अलग पैकेज के रूप में प्रकाशित करें।',
    ],
  ),
  metadataMissing: text(
    'MD01',
    'note',
    [
      'The metadata file “{href}” named in the manifest is not in the package.',
      'मैनिफ़ेस्ट में बताई गई मेटाडेटा फ़ाइल “{href}” पैकेज में नहीं है।',
    ],
    REPUBLISH,
  ),
} as const
