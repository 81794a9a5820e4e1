import { text } from './finding-text.ts'
import { NOTHING, REPUBLISH, UTF8 } from './remedies.ts'

const PUBLISH_AGAIN = [
  'Publish the package again; if the manifest was edited by hand, correct it at the place named.',
  'पैकेज फिर से प्रकाशित करें; यदि मैनिफ़ेस्ट हाथ से बदला गया था तो बताए गए स्थान पर सुधारें।',
] as const
const CORRECT_NAMESPACES = [
  'Publish again with an up-to-date authoring tool, or copy the namespaces from the standard’s example manifest.',
  'नवीनतम ऑथरिंग टूल से फिर प्रकाशित करें, या मानक के उदाहरण मैनिफ़ेस्ट से नेमस्पेस लें।',
] as const

export const XML_TEXTS = {
  malformedXml: text(
    'XML01',
    'error',
    [
      'The manifest is not well-formed XML (line {line}, column {column}).',
      'मैनिफ़ेस्ट सही XML नहीं है (पंक्ति {line}, स्तंभ {column})।',
    ],
    PUBLISH_AGAIN,
  ),
  undecodableXml: text(
    'XML01',
    'error',
    [
      'The manifest’s characters cannot be read in any supported encoding.',
      'मैनिफ़ेस्ट के अक्षर किसी भी समर्थित एन्कोडिंग में पढ़े नहीं जा सके।',
    ],
    UTF8,
  ),
  manifestTooLarge: text(
    'ZIP04',
    'error',
    [
      'The manifest is larger or more deeply nested than any real course needs.',
      'मैनिफ़ेस्ट किसी भी वास्तविक कोर्स की आवश्यकता से बड़ा या अधिक गहरा है।',
    ],
    ['Split the course into several packages.', 'कोर्स को कई पैकेजों में बाँटें।'],
  ),
  reportTooLarge: text(
    'ZIP04',
    'error',
    [
      'The outline of the course is larger than any real course needs: too many items, or names of many thousand characters.',
      'कोर्स की रूपरेखा किसी भी वास्तविक कोर्स की आवश्यकता से बड़ी है: बहुत अधिक भाग, या हज़ारों अक्षरों के नाम।',
    ],
    ['Split the course into several packages and shorten the names.', 'कोर्स को कई पैकेजों में बाँटें और नाम छोटे करें।'],
  ),
  doctype: text(
    'XML02',
    'error',
    [
      'The manifest contains a DOCTYPE or entity declarations, which are not allowed because they can be used for attacks.',
      'मैनिफ़ेस्ट में DOCTYPE या एंटिटी घोषणाएँ हैं, जिनकी अनुमति नहीं है क्योंकि उनसे हमले हो सकते हैं।',
    ],
    [
      'Remove the <!DOCTYPE …> part from the manifest and publish again.',
      'मैनिफ़ेस्ट से <!DOCTYPE …> भाग हटाएँ और फिर प्रकाशित करें।',
    ],
  ),
  byteOrderMark: text(
    'XML03',
    'warning',
    [
      'The manifest starts with a byte order mark; it was read all the same.',
      'मैनिफ़ेस्ट बाइट ऑर्डर मार्क से शुरू होता है; फिर भी इसे पढ़ लिया गया।',
    ],
    UTF8,
  ),
  otherEncoding: text(
    'XML03',
    'warning',
    [
      'The manifest is written in {encoding} instead of UTF-8; it was read all the same.',
      'मैनिफ़ेस्ट UTF-8 के बजाय {encoding} में लिखा है; फिर भी इसे पढ़ लिया गया।',
    ],
    UTF8,
  ),
  wrongEncoding: text(
    'XML03',
    'warning',
    [
      'The manifest declares {declared} but its bytes are not that; it was read as {encoding}. Check the titles.',
      'मैनिफ़ेस्ट {declared} घोषित करता है पर उसके बाइट वैसे नहीं हैं; इसे {encoding} मानकर पढ़ा गया। शीर्षक जाँच लें।',
    ],
    UTF8,
  ),
  wrongNamespace: text(
    'XML05',
    'warning',
    [
      'The manifest’s namespace “{namespace}” is not one of SCORM’s; elements were recognised by their names.',
      'मैनिफ़ेस्ट का नेमस्पेस “{namespace}” SCORM का नहीं है; तत्व उनके नामों से पहचाने गए।',
    ],
    CORRECT_NAMESPACES,
  ),
  noNamespace: text(
    'XML05',
    'warning',
    [
      'The manifest has no namespace; elements were recognised by their names.',
      'मैनिफ़ेस्ट में कोई नेमस्पेस नहीं है; तत्व उनके नामों से पहचाने गए।',
    ],
    CORRECT_NAMESPACES,
  ),
  unboundPrefix: text(
    'XML05',
    'warning',
    [
      'The prefix “{prefix}” is used without being declared; its elements were recognised by their names.',
      'उपसर्ग “{prefix}” बिना घोषणा के प्रयुक्त है; उसके तत्व नामों से पहचाने गए।',
    ],
    CORRECT_NAMESPACES,
  ),
  mixedNamespaces: text(
    'XML05',
    'warning',
    [
      'The manifest mixes namespaces of SCORM 1.2 and SCORM 2004; it is read as {standard}.',
      'मैनिफ़ेस्ट में SCORM 1.2 और SCORM 2004 के नेमस्पेस मिले हुए हैं; इसे {standard} के रूप में पढ़ा गया।',
    ],
    CORRECT_NAMESPACES,
  ),
  missingSchemaFiles: text(
    'XML06',
    'note',
    [
      'Schema files that the manifest names are not in the package: {count} ({names}). They are not needed here.',
      'मैनिफ़ेस्ट में बताई गई {count} स्कीमा फ़ाइलें पैकेज में नहीं हैं ({names})। यहाँ उनकी आवश्यकता नहीं है।',
    ],
    NOTHING,
  ),
  schemaViolation: text(
    'XML04',
    'warning',
    [
      'Line {line} does not follow the schema of {standard}: {problem}',
      'पंक्ति {line} {standard} की स्कीमा के अनुसार नहीं है: {problem}',
    ],
    REPUBLISH,
  ),
  schemaUnchecked: text(
    'XML04',
    'note',
    [
      'The manifest is too large to be compared with the schema of {standard}.',
      'मैनिफ़ेस्ट इतना बड़ा है कि उसे {standard} की स्कीमा से नहीं मिलाया गया।',
    ],
    NOTHING,
  ),
} as const
