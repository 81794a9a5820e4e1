export const audioWords = {
  en: {
    name: 'Audio',
    hint: 'A recording with its transcript',
    keywords: ['sound', 'podcast', 'recording', 'mp3'],
    fields: { src: 'Recording', title: 'Title', transcript: 'Transcript: what is said and heard' },
  },
  hi: {
    name: 'ध्वनि',
    hint: 'प्रतिलेख सहित रिकॉर्डिंग',
    keywords: ['audio', 'sound', 'dhvani', 'recording'],
    fields: { src: 'रिकॉर्डिंग', title: 'शीर्षक', transcript: 'प्रतिलेख: जो कहा और सुना जाता है' },
  },
}

export const audioRemarks = {
  en: {
    'no-file': 'Choose a recording.',
    'no-title': 'Give the recording a title.',
    'no-transcript': 'Write down what is said, for those who cannot hear it.',
  },
  hi: {
    'no-file': 'रिकॉर्डिंग चुनिए।',
    'no-title': 'रिकॉर्डिंग को शीर्षक दीजिए।',
    'no-transcript': 'जो कहा गया है उसे लिखिए, उनके लिए जो सुन नहीं सकते।',
  },
}
