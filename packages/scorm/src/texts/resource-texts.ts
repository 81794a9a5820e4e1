import { text } from './finding-text.ts'
import { NOTHING, REPUBLISH, PUBLISH_PROFILE, REPUBLISH_ALL_FILES, KEEP_INSIDE } from './remedies.ts'

export const RESOURCE_TEXTS = {
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
    REPUBLISH_ALL_FILES,
  ),
  missingFiles: text(
    'RES02',
    'warning',
    [
      'Files listed in the manifest but not in the package: {count} ({names}).',
      'मैनिफ़ेस्ट में सूचीबद्ध {count} फ़ाइलें पैकेज में नहीं हैं: {names}।',
    ],
    REPUBLISH_ALL_FILES,
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
    KEEP_INSIDE,
  ),
  forbiddenScheme: text(
    'RES04',
    'error',
    [
      'The address “{href}” is of a kind that a package must not use.',
      'पता “{href}” ऐसे प्रकार का है जिसकी पैकेज में अनुमति नहीं है।',
    ],
    KEEP_INSIDE,
  ),
  externalLaunch: text(
    'RES05',
    'warning',
    [
      'The resource “{identifier}” starts the outside address {href}; progress cannot be recorded from there.',
      'संसाधन “{identifier}” बाहरी पता {href} चलाता है; वहाँ से प्रगति दर्ज नहीं हो सकती।',
    ],
    KEEP_INSIDE,
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
  metadataMalformed: text(
    'MD01',
    'note',
    [
      'The metadata file “{href}” named in the manifest is not well-formed XML; it is kept but not read.',
      'मैनिफ़ेस्ट में बताई गई मेटाडेटा फ़ाइल “{href}” सही XML नहीं है; उसे रखा गया है पर पढ़ा नहीं गया।',
    ],
    REPUBLISH,
  ),
  flattenedSubmanifest: text(
    'RES09',
    'warning',
    [
      'An item plays the sub-manifest “{identifier}”; its lessons were taken into the course.',
      'एक भाग उप-मैनिफ़ेस्ट “{identifier}” चलाता है; उसके पाठ कोर्स में ले लिए गए।',
    ],
    REPUBLISH,
  ),
  oddBase: text(
    'RES03',
    'warning',
    [
      'The base folder “{base}” (xml:base) must use forward slashes and end with one; it was read so.',
      'आधार फ़ोल्डर “{base}” (xml:base) में “/” होना और उसी पर समाप्त होना चाहिए; उसे ऐसे ही पढ़ा गया।',
    ],
    REPUBLISH,
  ),
  persistState: text(
    'RES06',
    'warning',
    [
      'The resource “{identifier}” has the attribute persistState, which no longer exists; it is ignored.',
      'संसाधन “{identifier}” में persistState है, जो अब मान्य नहीं है; इसे छोड़ दिया गया।',
    ],
    PUBLISH_PROFILE,
  ),
} as const
