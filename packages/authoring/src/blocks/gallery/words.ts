export const galleryWords = {
  en: {
    name: 'Gallery',
    hint: 'Several pictures that belong together',
    keywords: ['pictures', 'photos', 'images', 'grid'],
    fields: {
      images: 'Pictures',
      'images.src': 'Picture',
      'images.alt': 'Description for those who do not see it',
      'images.caption': 'Caption',
      caption: 'Caption of all pictures',
    },
  },
  hi: {
    name: 'चित्र-वीथी',
    hint: 'एक साथ कई चित्र',
    keywords: ['gallery', 'photos', 'chitra'],
    fields: {
      images: 'चित्र',
      'images.src': 'चित्र',
      'images.alt': 'जो देख नहीं सकते उनके लिए विवरण',
      'images.caption': 'चित्र-शीर्षक',
      caption: 'सभी चित्रों का शीर्षक',
    },
  },
}

export const galleryRemarks = {
  en: {
    'no-images': 'Add a picture.',
    'no-file': 'Choose picture {number}.',
    'no-alternative': 'Describe picture {number}.',
  },
  hi: {
    'no-images': 'चित्र जोड़िए।',
    'no-file': 'चित्र {number} चुनिए।',
    'no-alternative': 'चित्र {number} का विवरण लिखिए।',
  },
}
