/** What to do, with the menus of the common authoring tools; said once for all findings that need it. */
type Remedy = readonly [en: string, hi: string]

export const NOTHING: Remedy = ['Nothing to do.', 'कुछ करने की आवश्यकता नहीं।']

export const REPUBLISH: Remedy = [
  'Publish the package again with the authoring tool and do not edit the manifest by hand. Storyline: Publish → LMS. Rise: Publish → LMS → Export. Captivate: Publish → Publish for LMS. iSpring: Publish → LMS. eXeLearning: File → Export → SCORM.',
  'ऑथरिंग टूल से पैकेज फिर प्रकाशित करें और मैनिफ़ेस्ट हाथ से न बदलें। Storyline: Publish → LMS। Rise: Publish → LMS → Export। Captivate: Publish → Publish for LMS। iSpring: Publish → LMS। eXeLearning: File → Export → SCORM।',
]

export const PUBLISH_PROFILE: Remedy = [
  'Publish again as SCORM 1.2 or SCORM 2004. Storyline: Publish → LMS → Reporting and Tracking → LMS standard. Rise: Publish → LMS, then choose the standard. Captivate: Publish settings → Standard. iSpring: Publish → LMS → LMS profile. eXeLearning: File → Export → SCORM 1.2. H5P and Moodle activities: export through a tool that writes SCORM, such as Lumi.',
  'SCORM 1.2 या SCORM 2004 के रूप में फिर प्रकाशित करें। Storyline: Publish → LMS → Reporting and Tracking → LMS standard। Rise: Publish → LMS, फिर मानक चुनें। Captivate: Publish settings → Standard। iSpring: Publish → LMS → LMS profile। eXeLearning: File → Export → SCORM 1.2। H5P और Moodle की गतिविधियाँ: Lumi जैसे किसी टूल से SCORM में निर्यात करें।',
]

export const PUBLISH_TO_LMS: Remedy = [
  'Choose the output for an LMS (SCORM 1.2 or SCORM 2004), not “Web”, “HTML5”, “Review” or “Video”, and upload the zip exactly as the tool makes it. Storyline: Publish → LMS. Rise: Publish → LMS. Captivate: Publish for LMS. iSpring: Publish → LMS. eXeLearning: File → Export → SCORM 1.2.',
  '“Web”, “HTML5”, “Review” या “Video” नहीं, LMS वाला आउटपुट (SCORM 1.2 या SCORM 2004) चुनें और टूल से बनी ज़िप जैसी है वैसी ही अपलोड करें। Storyline: Publish → LMS। Rise: Publish → LMS। Captivate: Publish for LMS। iSpring: Publish → LMS। eXeLearning: File → Export → SCORM 1.2।',
]

export const UPLOAD_AS_MADE: Remedy = [
  'Upload the zip that the authoring tool makes without opening and zipping it again (Storyline, Captivate and iSpring: choose “Zip” after publishing). If you must zip it yourself: open the course folder, select everything inside it and compress that.',
  'ऑथरिंग टूल से बनी ज़िप को बिना खोले और बिना दोबारा ज़िप किए अपलोड करें (Storyline, Captivate और iSpring: प्रकाशित करने के बाद “Zip” चुनें)। यदि स्वयं ज़िप करनी ही हो: कोर्स फ़ोल्डर खोलें, भीतर का सब कुछ चुनें और उसे ज़िप करें।',
]

export const REPUBLISH_ALL_FILES: Remedy = [
  'Publish the package again into an empty folder and upload the whole zip, so that no file is left behind. Files added by hand (videos, PDFs) belong into the tool’s resources: Storyline: Player → Resources. Rise: an attachment block. iSpring: Resources. eXeLearning: Attachments.',
  'पैकेज को खाली फ़ोल्डर में फिर प्रकाशित करें और पूरी ज़िप अपलोड करें, ताकि कोई फ़ाइल छूटे नहीं। हाथ से जोड़ी गई फ़ाइलें (वीडियो, PDF) टूल के संसाधनों में रखें: Storyline: Player → Resources। Rise: attachment ब्लॉक। iSpring: Resources। eXeLearning: Attachments।',
]

export const TRACKING: Remedy = [
  'Correct the value in the tracking settings and publish again. Storyline: Publish → LMS → Tracking. Rise: Publish → LMS → Tracking. Captivate: Quiz preferences → Reporting. iSpring: Quiz properties → Passing score. eXeLearning: package properties.',
  'ट्रैकिंग सेटिंग में मान सुधारें और फिर प्रकाशित करें। Storyline: Publish → LMS → Tracking। Rise: Publish → LMS → Tracking। Captivate: Quiz preferences → Reporting। iSpring: Quiz properties → Passing score। eXeLearning: package properties।',
]

export const SEQUENCING: Remedy = [
  'Open the sequencing (navigation) settings of the lesson in the tool that built the course structure (SCORM Cloud, Reload Editor, Adobe Captivate Multi-SCO Packager, Moodle or a learning content system), correct the value and publish again; Storyline, Rise and iSpring write no such rules. In a manifest written by hand, correct it at the line named.',
  'जिस टूल ने कोर्स की संरचना बनाई (SCORM Cloud, Reload Editor, Adobe Captivate Multi-SCO Packager, Moodle या कोई कंटेंट सिस्टम) उसमें पाठ की sequencing (नेविगेशन) सेटिंग खोलकर मान सुधारें और फिर प्रकाशित करें; Storyline, Rise और iSpring ऐसे नियम नहीं लिखते। हाथ से लिखे मैनिफ़ेस्ट में बताई गई पंक्ति पर सुधारें।',
]

export const SHORTER_TITLE: Remedy = [
  'Give the lesson a title of 1 to 200 characters and publish again. Storyline: Publish → Title. Rise: the course and lesson titles. Captivate: Publish settings → Course and SCO title. iSpring: Presentation title. eXeLearning: the page titles in the outline.',
  'पाठ को 1 से 200 अक्षरों का शीर्षक दें और फिर प्रकाशित करें। Storyline: Publish → Title। Rise: कोर्स और पाठ के शीर्षक। Captivate: Publish settings → Course और SCO title। iSpring: Presentation title। eXeLearning: रूपरेखा में पृष्ठों के शीर्षक।',
]

export const KEEP_INSIDE: Remedy = [
  'Put the content into the package instead of linking to it. Storyline: insert the video or web object from a file, not from an address. Rise and Captivate: upload the file. iSpring: Web object → local. eXeLearning: insert the file into the page.',
  'सामग्री को लिंक करने के बजाय पैकेज के भीतर रखें। Storyline: वीडियो या web object पते से नहीं, फ़ाइल से जोड़ें। Rise और Captivate: फ़ाइल अपलोड करें। iSpring: Web object → local। eXeLearning: फ़ाइल पृष्ठ में डालें।',
]

export const MAKE_SMALLER: Remedy = [
  'Compress or remove large files and publish again. Storyline: Publish → Quality. Captivate: Publish settings → media quality. iSpring: Publish → Compression. Rise: replace the video by a compressed one. Long videos are better split.',
  'बड़ी फ़ाइलें छोटी करें या हटाएँ और फिर प्रकाशित करें। Storyline: Publish → Quality। Captivate: Publish settings → media quality। iSpring: Publish → Compression। Rise: वीडियो को छोटे आकार वाले से बदलें। लंबे वीडियो बाँट देना बेहतर है।',
]

export const METADATA: Remedy = [
  'Nothing needs to be done for learners. To mend it, fill in the description of the course in the tool and publish again. Storyline: Publish → LMS → Project Info. Captivate: Project → Project Info. iSpring: Publish → LMS → Customize. eXeLearning: Properties → LOM. A metadata file written by hand: correct it at the line named.',
  'शिक्षार्थियों के लिए कुछ करना आवश्यक नहीं। सुधारने के लिए टूल में कोर्स का विवरण भरें और फिर प्रकाशित करें। Storyline: Publish → LMS → Project Info। Captivate: Project → Project Info। iSpring: Publish → LMS → Customize। eXeLearning: Properties → LOM। हाथ से लिखी मेटाडेटा फ़ाइल: बताई गई पंक्ति पर सुधारें।',
]

export const UTF8: Remedy = [
  'Publish again with a current version of the authoring tool. If the manifest was edited by hand, save it as UTF-8 (Notepad: Save as → Encoding UTF-8) and declare encoding="UTF-8".',
  'ऑथरिंग टूल के वर्तमान संस्करण से फिर प्रकाशित करें। यदि मैनिफ़ेस्ट हाथ से बदला गया था, तो उसे UTF-8 में सहेजें (Notepad: Save as → Encoding UTF-8) और encoding="UTF-8" घोषित करें।',
]
