export const linkCardWords = {
  en: {
    name: 'Link card',
    hint: 'A page elsewhere, with a title and why to read it',
    keywords: ['link', 'url', 'website', 'bookmark'],
    fields: { url: 'Address', title: 'Title', description: 'Why to read it' },
  },
  hi: {
    name: 'लिंक कार्ड',
    hint: 'किसी अन्य पृष्ठ का लिंक, शीर्षक और कारण सहित',
    keywords: ['link', 'url', 'website'],
    fields: { url: 'पता (URL)', title: 'शीर्षक', description: 'इसे क्यों पढ़ें' },
  },
}

export const linkCardRemarks = {
  en: { 'no-url': 'Write the address, beginning with https://.', 'no-title': 'Give the link a title.' },
  hi: { 'no-url': 'पता लिखिए, जो https:// से आरंभ हो।', 'no-title': 'लिंक को शीर्षक दीजिए।' },
}
