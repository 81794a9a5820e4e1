export const attachmentWords = {
  en: {
    name: 'Attachment',
    hint: 'A file to take away, with its kind and size',
    keywords: ['file', 'download', 'pdf', 'form'],
    fields: { src: 'File', title: 'What it is', description: 'What it is for' },
  },
  hi: {
    name: 'संलग्नक',
    hint: 'डाउनलोड के लिए फ़ाइल, प्रकार और आकार सहित',
    keywords: ['attachment', 'file', 'sanlagn', 'pdf'],
    fields: { src: 'फ़ाइल', title: 'यह क्या है', description: 'यह किस काम की है' },
  },
}

export const attachmentRemarks = {
  en: { 'no-file': 'Choose a file.', 'no-title': 'Say what the file is; its name alone says little.' },
  hi: { 'no-file': 'फ़ाइल चुनिए।', 'no-title': 'बताइए कि यह फ़ाइल क्या है; केवल नाम से पता नहीं चलता।' },
}
