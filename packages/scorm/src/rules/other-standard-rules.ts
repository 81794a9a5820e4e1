import { NOT_STARTED, rule } from './rule.ts'

const UNTRACKED = [
  'The course could not be opened, or results could not be told apart.',
  'कोर्स खुल नहीं पाता, या परिणाम अलग-अलग पहचाने नहीं जा सकते।',
] as const

export const OTHER_STANDARD_RULES = [
  rule('CMI01', 'cmi5 14.1 (14.1.0.0-2)', ['cmi5.xml is at the top', 'cmi5.xml सबसे ऊपर है'], NOT_STARTED),
  rule(
    'CMI02',
    'cmi5 13.2 (13.2.0.0-1)',
    ['The course structure is complete', 'कोर्स संरचना पूर्ण है'],
    NOT_STARTED,
  ),
  rule('CMI03', 'cmi5 3.0 (3.0.0.0-1)', ['Identifiers are absolute IRIs', 'पहचानकर्ता पूर्ण IRI हैं'], UNTRACKED),
  rule(
    'CMI04',
    'cmi5 13.1.2–13.1.4 (13.1.2.0-1, 13.1.3.0-1, 13.1.4.0-1)',
    ['Identifiers are unique', 'पहचानकर्ता अलग-अलग हैं'],
    UNTRACKED,
  ),
  rule(
    'CMI05',
    'cmi5 13.1.4 (13.1.4.0-2)',
    ['The address of every unit is valid', 'हर इकाई का पता मान्य है'],
    NOT_STARTED,
  ),
  rule(
    'CMI06',
    'cmi5 8.1 (8.1.0.0-6)',
    ['Addresses leave the launch parameters free', 'पते लॉन्च पैरामीटर खाली छोड़ते हैं'],
    NOT_STARTED,
  ),
  rule(
    'CMI07',
    'cmi5 14.1 (14.1.0.0-4)',
    ['Relative addresses exist in the zip', 'सापेक्ष पते ज़िप में मौजूद हैं'],
    NOT_STARTED,
  ),
  rule('CMI08', 'cmi5 13.1.4', ['Values of units are allowed ones', 'इकाइयों के मान मान्य हैं'], UNTRACKED),
  rule(
    'XAPI01',
    'Tin Can packaging convention (tincan.xml)',
    ['tincan.xml names activities with IRIs', 'tincan.xml गतिविधियों के नाम IRI में देता है'],
    UNTRACKED,
  ),
  rule(
    'XAPI02',
    'Tin Can packaging convention (tincan.xml)',
    ['Exactly one activity is launched', 'ठीक एक गतिविधि चलाई जाती है'],
    NOT_STARTED,
  ),
  rule(
    'XAPI03',
    'Tin Can packaging convention (tincan.xml)',
    ['The launch file exists', 'लॉन्च फ़ाइल मौजूद है'],
    NOT_STARTED,
  ),
  rule(
    'AICC01',
    'AICC CMI001, course interchange files',
    ['The four course files are there', 'चारों कोर्स फ़ाइलें मौजूद हैं'],
    NOT_STARTED,
  ),
  rule(
    'AICC02',
    'AICC CMI001, course interchange files',
    ['The course files can be read', 'कोर्स फ़ाइलें पढ़ी जा सकती हैं'],
    NOT_STARTED,
  ),
  rule(
    'AICC03',
    'AICC CMI001, course interchange files',
    ['Units and structure agree', 'इकाइयाँ और संरचना मेल खाती हैं'],
    NOT_STARTED,
  ),
  rule(
    'AICC04',
    'AICC CMI001, course interchange files',
    ['The launch files exist', 'लॉन्च फ़ाइलें मौजूद हैं'],
    NOT_STARTED,
  ),
]
