// What officials type and the dictionary never says, by code. English, abbreviations, Hindi.
const SPOKEN_NAMES: Readonly<Record<string, string>> = {
  'BEH-005': 'tension pressure तनाव दबाव',
  'BEH-014': 'PPT slides powerpoint',
  'BEH-025': 'time management prioritisation समय प्रबंधन',
  'BEH-036': 'disputes quarrel झगड़ा विवाद',
  'FUN-050': 'cabinet note EFC SFC',
  'FUN-059': 'gem government e-marketplace जेम',
  'FUN-061': 'contract agreement ठेका अनुबंध',
  'FUN-064': 'stores stock register भंडार',
  'FUN-067': 'budget estimate BE RE बजट',
  'FUN-070': 'PFMS treasury पीएफएमएस भुगतान',
  'FUN-072': 'computer excel word MS office कंप्यूटर',
  'FUN-080': 'roster SC ST OBC EWS quota आरक्षण',
  'FUN-081': 'FRSR FR SR pay fixation वेतन निर्धारण',
  'FUN-082': 'POSH ICC internal committee पॉश',
  'FUN-084': 'eoffice e-file ई-ऑफ़िस फ़ाइल',
  'FUN-087': 'file note draft letter memorandum मसौदा',
  'FUN-089': 'parliament question PQ assurance संसद प्रश्न',
  'FUN-091': 'RTI right to information application reply CPIO आरटीआई सूचना का अधिकार',
  'FUN-092': 'RTI right to information आरटीआई',
  'FUN-093': 'CPGRAMS सीपीग्राम्स शिकायत',
  'FUN-094': 'complaint grievance शिकायत',
  'FUN-095': 'code of conduct CCS conduct rules आचरण',
  'FUN-096': 'suspension निलंबन',
  'FUN-097': 'charge sheet CCA departmental inquiry आरोप पत्र जाँच',
  'FUN-101': 'court case CAT writ मुकदमा न्यायालय',
  'FUN-110': 'TA DA medical CGHS claim भत्ता बिल',
  'FUN-111': 'CCS leave rules LTC tour छुट्टी अवकाश यात्रा',
  'FUN-113': 'rajbhasha official language हिंदी राजभाषा',
  'FUN-T06': 'GFR tender bidding buying खरीद निविदा',
  'FUN-T09': 'budget finance accounts बजट वित्त लेखा',
  'FUN-T12': 'HR personnel service matters promotion स्थापना पदोन्नति',
  'FUN-T15': 'RTI right to information आरटीआई सूचना का अधिकार',
  'FUN-T17': 'CVC corruption vigilance भ्रष्टाचार सतर्कता',
}

/** What officials call a competency beside its name; empty when nothing is known. */
export function spokenNames(code: string): string {
  return SPOKEN_NAMES[code] ?? ''
}
