export const tabsWords = {
  en: {
    name: 'Tabs',
    hint: 'Parts of which one is shown at a time',
    keywords: ['panel', 'switch', 'sections'],
  },
  hi: { name: 'टैब', hint: 'ऐसे भाग जिनमें एक समय पर एक दिखता है', keywords: ['tabs', 'bhag', 'panel'] },
}

export const tabsRemarks = {
  en: {
    'no-title': 'Tab {number} has no title.',
    'empty-part': 'Tab {number} is empty.',
    'one-part': 'Tabs with one part hide nothing and only add a press.',
  },
  hi: {
    'no-title': 'टैब {number} का शीर्षक नहीं है।',
    'empty-part': 'टैब {number} ख़ाली है।',
    'one-part': 'एक ही भाग के लिए टैब की आवश्यकता नहीं है।',
  },
}
