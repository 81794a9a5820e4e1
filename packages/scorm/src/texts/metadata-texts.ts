import { text } from './finding-text.ts'
import { METADATA } from './remedies.ts'

export const METADATA_TEXTS = {
  lomUnknownElement: text(
    'MD02',
    'warning',
    [
      'The metadata have an element “{element}” in “{parent}” that does not belong there; it is ignored.',
      'मेटाडेटा में “{parent}” के भीतर “{element}” है, जो वहाँ का तत्व नहीं है; इसे छोड़ दिया गया।',
    ],
    METADATA,
  ),
  lomRepeated: text(
    'MD02',
    'warning',
    [
      'The metadata have “{element}” more than once in “{parent}”, where it may stand once.',
      'मेटाडेटा में “{parent}” के भीतर “{element}” एक से अधिक बार है, जबकि वह एक ही बार हो सकता है।',
    ],
    METADATA,
  ),
  lomEmpty: text(
    'MD02',
    'warning',
    ['The element “{element}” of the metadata says nothing.', 'मेटाडेटा का तत्व “{element}” खाली है।'],
    METADATA,
  ),
  lomWord: text(
    'MD02',
    'warning',
    [
      'The metadata say “{value}” for “{element}”; the vocabulary LOMv1.0 has: {allowed}.',
      'मेटाडेटा में “{element}” का मान “{value}” है; LOMv1.0 की शब्दावली में हैं: {allowed}।',
    ],
    METADATA,
  ),
} as const
