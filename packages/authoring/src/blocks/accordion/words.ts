export const accordionWords = {
  en: {
    name: 'Accordion',
    hint: 'Titles that open what is below them',
    keywords: ['faq', 'details', 'collapse', 'expand'],
  },
  hi: {
    name: 'अकॉर्डियन',
    hint: 'शीर्षक, जिन्हें खोलने पर विवरण दिखता है',
    keywords: ['accordion', 'faq', 'vivaran'],
  },
}

export const accordionRemarks = {
  en: {
    'no-title': 'Part {number} has no title.',
    'empty-part': 'Part {number} is empty.',
    'one-part': 'An accordion with one part only hides it: consider plain text.',
  },
  hi: {
    'no-title': 'भाग {number} का शीर्षक नहीं है।',
    'empty-part': 'भाग {number} ख़ाली है।',
    'one-part': 'एक ही भाग को छिपाने के बजाय उसे सीधे पाठ में रखने पर विचार कीजिए।',
  },
}
