import { text } from './finding-text.ts'
import { NOTHING, PUBLISH_PROFILE, PUBLISH_TO_LMS, UPLOAD_AS_MADE, MAKE_SMALLER } from './remedies.ts'

const UPLOAD_AGAIN = [
  'Publish the package again and upload it again; check that the file opens on your own computer.',
  'पैकेज फिर से प्रकाशित करके दोबारा अपलोड करें; जाँच लें कि फ़ाइल आपके कंप्यूटर पर खुलती है।',
] as const

export const ARCHIVE_TEXTS = {
  notAZip: text(
    'ZIP01',
    'error',
    [
      'The file is not a readable zip archive: it is incomplete or of another format.',
      'यह फ़ाइल पढ़ने योग्य ज़िप नहीं है: यह अधूरी है या किसी अन्य प्रारूप की है।',
    ],
    UPLOAD_AGAIN,
  ),
  damagedEntry: text(
    'ZIP01',
    'error',
    ['The file “{name}” inside the package is damaged.', 'पैकेज के भीतर की फ़ाइल “{name}” क्षतिग्रस्त है।'],
    UPLOAD_AGAIN,
  ),
  unknownCompression: text(
    'ZIP01',
    'error',
    [
      'The file “{name}” is compressed in a way (method {method}) that browsers’ packages do not use.',
      'फ़ाइल “{name}” ऐसी संपीड़न विधि ({method}) से बनी है जो कंटेंट पैकेज में प्रयुक्त नहीं होती।',
    ],
    [
      'Zip the package again with the ordinary “deflate” method.',
      'पैकेज को सामान्य “deflate” विधि से फिर से ज़िप करें।',
    ],
  ),
  climbingName: text(
    'ZIP02',
    'error',
    [
      'The entry “{name}” points outside the package with “..”.',
      'प्रविष्टि “{name}” “..” के द्वारा पैकेज के बाहर जाती है।',
    ],
    UPLOAD_AS_MADE,
  ),
  absoluteName: text(
    'ZIP02',
    'error',
    [
      'The entry “{name}” has an absolute path; names must be relative to the package.',
      'प्रविष्टि “{name}” का पथ निरपेक्ष है; नाम पैकेज के सापेक्ष होने चाहिए।',
    ],
    UPLOAD_AS_MADE,
  ),
  unusableName: text(
    'ZIP02',
    'error',
    [
      'The entry “{name}” has control characters in its name or no name at all.',
      'प्रविष्टि “{name}” के नाम में नियंत्रण वर्ण हैं या उसका कोई नाम नहीं है।',
    ],
    ['Rename the file and zip the package again.', 'फ़ाइल का नाम बदलें और पैकेज फिर से ज़िप करें।'],
  ),
  specialFile: text(
    'ZIP03',
    'error',
    [
      'The entry “{name}” is a symbolic link or another special file.',
      'प्रविष्टि “{name}” एक सिम्बॉलिक लिंक या कोई अन्य विशेष फ़ाइल है।',
    ],
    [
      'Replace links by real files and zip the package again.',
      'लिंक के स्थान पर वास्तविक फ़ाइलें रखें और पैकेज फिर से ज़िप करें।',
    ],
  ),
  tooManyEntries: text(
    'ZIP04',
    'error',
    [
      'The package has {count} entries; at most {limit} are accepted.',
      'पैकेज में {count} प्रविष्टियाँ हैं; अधिकतम {limit} स्वीकार्य हैं।',
    ],
    [
      'Split the course into several packages or remove unused files.',
      'कोर्स को कई पैकेजों में बाँटें या अनुपयोगी फ़ाइलें हटाएँ।',
    ],
  ),
  fileTooLarge: text(
    'ZIP04',
    'error',
    ['The file “{name}” is larger than {limit} when unpacked.', 'फ़ाइल “{name}” खुलने पर {limit} से बड़ी है।'],
    MAKE_SMALLER,
  ),
  packageTooLarge: text(
    'ZIP04',
    'error',
    ['The package is larger than {limit} when unpacked.', 'पैकेज खुलने पर {limit} से बड़ा है।'],
    MAKE_SMALLER,
  ),
  ratioTooHigh: text(
    'ZIP04',
    'error',
    [
      'The file “{name}” unpacks to more than {limit} times its compressed size, as in a zip bomb.',
      'फ़ाइल “{name}” खुलने पर अपने संपीड़ित आकार से {limit} गुना से भी अधिक हो जाती है, जैसा “ज़िप बम” में होता है।',
    ],
    [
      'Remove the file or replace it by one with real content.',
      'इस फ़ाइल को हटाएँ या वास्तविक सामग्री वाली फ़ाइल से बदलें।',
    ],
  ),
  overlappingEntries: text(
    'ZIP04',
    'error',
    [
      'The entries of the archive overlap each other at “{name}”, as in a zip bomb.',
      'आर्काइव की प्रविष्टियाँ “{name}” पर एक-दूसरे के ऊपर हैं, जैसा “ज़िप बम” में होता है।',
    ],
    UPLOAD_AS_MADE,
  ),
  pathTooDeep: text(
    'ZIP04',
    'error',
    [
      'The name “{name}” is too long or has too many folders inside each other.',
      'नाम “{name}” बहुत लंबा है या उसमें फ़ोल्डरों की गहराई बहुत अधिक है।',
    ],
    ['Use shorter folder and file names.', 'फ़ोल्डर और फ़ाइल के छोटे नाम रखें।'],
  ),
  encrypted: text(
    'ZIP05',
    'error',
    ['The entry “{name}” is encrypted with a password.', 'प्रविष्टि “{name}” पासवर्ड से एन्क्रिप्ट की हुई है।'],
    ['Zip the package without a password.', 'पैकेज को बिना पासवर्ड के ज़िप करें।'],
  ),
  duplicateName: text(
    'ZIP06',
    'warning',
    [
      'The name “{name}” occurs more than once in the archive; the last one is used.',
      'आर्काइव में नाम “{name}” एक से अधिक बार है; अंतिम वाला प्रयुक्त होगा।',
    ],
    UPLOAD_AS_MADE,
  ),
  caseCollision: text(
    'ZIP06',
    'warning',
    [
      'The names “{name}” and “{other}” differ only in capital letters; both are kept.',
      'नाम “{name}” और “{other}” में केवल बड़े-छोटे अक्षरों का अंतर है; दोनों रखे गए हैं।',
    ],
    ['Give the two files different names.', 'दोनों फ़ाइलों को अलग-अलग नाम दें।'],
  ),
  backslashNames: text(
    'ZIP07',
    'warning',
    [
      'Entry names with backslashes: {count} (for example “{name}”). They were read as folders.',
      '{count} प्रविष्टियों के नामों में बैकस्लैश हैं, जैसे “{name}”; इन्हें फ़ोल्डर माना गया।',
    ],
    UPLOAD_AS_MADE,
  ),
  guessedNames: text(
    'ZIP07',
    'warning',
    [
      'Entry names that do not say how they are encoded: {count} (for example “{name}”). They were read as {encoding}.',
      '{count} प्रविष्टियों के नामों की एन्कोडिंग नहीं बताई गई है, जैसे “{name}”; इन्हें {encoding} मानकर पढ़ा गया।',
    ],
    [
      'Use a zip program that writes UTF-8 names, or plain Latin letters and digits in file names.',
      'UTF-8 नाम लिखने वाला ज़िप प्रोग्राम प्रयोग करें, या फ़ाइल नामों में केवल सामान्य लैटिन अक्षर और अंक रखें।',
    ],
  ),
  wrapped: text(
    'ZIP08',
    'warning',
    [
      'The manifest is inside the folder “{folder}”, not at the top of the archive; that folder was taken as the package.',
      'मैनिफ़ेस्ट आर्काइव में सबसे ऊपर नहीं, फ़ोल्डर “{folder}” में है; उसी फ़ोल्डर को पैकेज माना गया।',
    ],
    UPLOAD_AS_MADE,
  ),
  systemFiles: text(
    'ZIP08',
    'note',
    [
      'Files left by the operating system and ignored: {count} (for example “{name}”).',
      'ऑपरेटिंग सिस्टम की {count} फ़ाइलें (जैसे “{name}”) छोड़ दी गईं।',
    ],
    NOTHING,
  ),
  manifestCase: text(
    'ZIP09',
    'warning',
    [
      'The manifest is named “{name}”; the standard name is “{expected}”.',
      'मैनिफ़ेस्ट का नाम “{name}” है; मानक नाम “{expected}” है।',
    ],
    ['Rename the file to its standard name in small letters.', 'फ़ाइल का नाम छोटे अक्षरों वाले मानक नाम में बदलें।'],
  ),
  noManifest: text(
    'ZIP10',
    'error',
    [
      'There is no manifest of any known standard (imsmanifest.xml, cmi5.xml, tincan.xml, AICC files).',
      'इसमें किसी भी ज्ञात मानक का मैनिफ़ेस्ट (imsmanifest.xml, cmi5.xml, tincan.xml, AICC फ़ाइलें) नहीं है।',
    ],
    PUBLISH_TO_LMS,
  ),
  webExport: text(
    'ZIP10',
    'error',
    [
      'This looks like a web export (it has “{name}” but no manifest), not a content package.',
      'यह वेब एक्सपोर्ट लगता है (इसमें “{name}” है पर मैनिफ़ेस्ट नहीं), कंटेंट पैकेज नहीं।',
    ],
    PUBLISH_TO_LMS,
  ),
  zipInZip: text(
    'ZIP10',
    'error',
    [
      'The archive holds another zip (“{name}”) instead of the package itself.',
      'आर्काइव में पैकेज के स्थान पर एक और ज़िप (“{name}”) है।',
    ],
    ['Unpack it once and upload the inner zip.', 'इसे एक बार खोलें और भीतर वाली ज़िप अपलोड करें।'],
  ),
  severalManifests: text(
    'ZIP10',
    'error',
    [
      'The archive holds several packages side by side (“{name}”, “{other}”); it is not clear which one is meant.',
      'आर्काइव में कई पैकेज साथ-साथ हैं (“{name}”, “{other}”); स्पष्ट नहीं कि कौन सा अभिप्रेत है।',
    ],
    ['Upload each package as a zip of its own.', 'हर पैकेज को अलग ज़िप के रूप में अपलोड करें।'],
  ),
  severalStandards: text(
    'ZIP11',
    'note',
    [
      'The package follows several standards ({standards}); it is read as {chosen}.',
      'पैकेज कई मानकों ({standards}) का पालन करता है; इसे {chosen} के रूप में पढ़ा गया।',
    ],
    NOTHING,
  ),
  unplayableStandard: text(
    'STD01',
    'error',
    [
      'This is a package of the standard {standard}, which cannot be played here.',
      'यह {standard} मानक का पैकेज है, जिसे यहाँ चलाया नहीं जा सकता।',
    ],
    PUBLISH_PROFILE,
  ),
} as const
