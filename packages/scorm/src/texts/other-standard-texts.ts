import { text } from './finding-text.ts'
import { PUBLISH_PROFILE, REPUBLISH_ALL_FILES } from './remedies.ts'

/** Findings about packages that are recognised and shown, but not played. All of them can be mended at once: by SCORM. */
export const OTHER_STANDARD_TEXTS = {
  cmi5NotAtRoot: text(
    'CMI01',
    'error',
    [
      'The cmi5 course structure is in the folder “{folder}”; it belongs to the top of the zip.',
      'cmi5 कोर्स संरचना फ़ोल्डर “{folder}” में है; उसे ज़िप में सबसे ऊपर होना चाहिए।',
    ],
    PUBLISH_PROFILE,
  ),
  cmi5Incomplete: text(
    'CMI02',
    'error',
    [
      'In the cmi5 course structure, “{element}” has no “{part}”.',
      'cmi5 कोर्स संरचना में “{element}” का “{part}” नहीं है।',
    ],
    PUBLISH_PROFILE,
  ),
  cmi5NotAnIri: text(
    'CMI03',
    'error',
    [
      'The id “{identifier}” of a cmi5 {element} is not an absolute IRI.',
      'cmi5 {element} की id “{identifier}” पूर्ण IRI नहीं है।',
    ],
    PUBLISH_PROFILE,
  ),
  cmi5Duplicate: text(
    'CMI04',
    'error',
    [
      'The id “{identifier}” is used by more than one cmi5 {element}.',
      'id “{identifier}” एक से अधिक cmi5 {element} में प्रयुक्त है।',
    ],
    PUBLISH_PROFILE,
  ),
  cmi5BadUrl: text(
    'CMI05',
    'error',
    ['The address “{url}” of the unit “{title}” is not valid.', 'इकाई “{title}” का पता “{url}” मान्य नहीं है।'],
    PUBLISH_PROFILE,
  ),
  cmi5Parameter: text(
    'CMI06',
    'error',
    [
      'The address of the unit “{title}” has the parameter “{name}”, which the platform adds at launch.',
      'इकाई “{title}” के पते में “{name}” पैरामीटर है, जिसे प्रणाली स्वयं जोड़ती है।',
    ],
    PUBLISH_PROFILE,
  ),
  cmi5MissingFile: text(
    'CMI07',
    'error',
    [
      'The address “{url}” of the unit “{title}” is not in the package.',
      'इकाई “{title}” का पता “{url}” पैकेज में नहीं है।',
    ],
    REPUBLISH_ALL_FILES,
  ),
  cmi5BareUrl: text(
    'CMI07',
    'error',
    [
      'The course structure came without a zip, so the address “{url}” of “{title}” must be a full one.',
      'कोर्स संरचना बिना ज़िप के आई है, इसलिए “{title}” का पता “{url}” पूर्ण होना चाहिए।',
    ],
    REPUBLISH_ALL_FILES,
  ),
  cmi5BadValue: text(
    'CMI08',
    'error',
    ['The unit “{title}” has the value “{value}” for {name}.', 'इकाई “{title}” में {name} का मान “{value}” है।'],
    PUBLISH_PROFILE,
  ),
  tincanNotAnIri: text(
    'XAPI01',
    'error',
    [
      'The id “{identifier}” of an xAPI activity is not an absolute IRI.',
      'xAPI गतिविधि की id “{identifier}” पूर्ण IRI नहीं है।',
    ],
    PUBLISH_PROFILE,
  ),
  tincanLaunches: text(
    'XAPI02',
    'error',
    [
      'The tincan.xml has {count} activities with a launch address; there must be exactly one.',
      'tincan.xml में लॉन्च पते वाली {count} गतिविधियाँ हैं; ठीक एक होनी चाहिए।',
    ],
    PUBLISH_PROFILE,
  ),
  tincanMissingFile: text(
    'XAPI03',
    'error',
    ['The launch file “{href}” is not in the package.', 'लॉन्च फ़ाइल “{href}” पैकेज में नहीं है।'],
    REPUBLISH_ALL_FILES,
  ),
  aiccMissing: text(
    'AICC01',
    'error',
    ['AICC course files are missing: {names}.', 'AICC की कोर्स फ़ाइलें नहीं हैं: {names}।'],
    PUBLISH_PROFILE,
  ),
  aiccUnreadable: text(
    'AICC02',
    'error',
    ['The AICC course file “{name}” cannot be read.', 'AICC कोर्स फ़ाइल “{name}” पढ़ी नहीं जा सकी।'],
    PUBLISH_PROFILE,
  ),
  aiccUnresolved: text(
    'AICC03',
    'error',
    [
      'The course structure names “{member}”, which is neither a unit nor a block.',
      'कोर्स संरचना “{member}” का नाम लेती है, जो न इकाई है न खंड।',
    ],
    PUBLISH_PROFILE,
  ),
  aiccUnplaced: text(
    'AICC03',
    'warning',
    [
      'Units that the course structure does not place: {count} (for example “{name}”).',
      '{count} इकाइयाँ (जैसे “{name}”) कोर्स संरचना में नहीं हैं।',
    ],
    PUBLISH_PROFILE,
  ),
  aiccMissingFile: text(
    'AICC04',
    'error',
    [
      'The launch file “{name}” of the unit “{identifier}” is not in the package.',
      'इकाई “{identifier}” की लॉन्च फ़ाइल “{name}” पैकेज में नहीं है।',
    ],
    REPUBLISH_ALL_FILES,
  ),
} as const
