export const labelledGraphicWords = {
  en: {
    name: 'Labelled graphic',
    hint: 'A picture with numbered points and what they are',
    keywords: ['diagram', 'markers', 'hotspots', 'annotate', 'map'],
    fields: {
      src: 'Picture',
      alt: 'What the picture shows as a whole',
      points: 'Points',
      'points.place': 'Place on the picture',
      'points.title': 'Label',
      'points.text': 'More about it',
    },
  },
  hi: {
    name: 'नामांकित चित्र',
    hint: 'क्रमांकित बिंदुओं वाला चित्र और उनके नाम',
    keywords: ['labelled', 'diagram', 'chitra', 'bindu'],
    fields: {
      src: 'चित्र',
      alt: 'पूरा चित्र क्या दिखाता है',
      points: 'बिंदु',
      'points.place': 'चित्र पर स्थान',
      'points.title': 'नाम',
      'points.text': 'और विवरण',
    },
  },
}

export const labelledGraphicRemarks = {
  en: {
    'no-file': 'Choose a picture.',
    'no-alternative': 'Describe the picture as a whole.',
    'no-points': 'Add a point.',
    'no-title': 'Point {number} has no label.',
  },
  hi: {
    'no-file': 'चित्र चुनिए।',
    'no-alternative': 'पूरे चित्र का विवरण लिखिए।',
    'no-points': 'बिंदु जोड़िए।',
    'no-title': 'बिंदु {number} का नाम नहीं है।',
  },
}
