import { type Line, type TemplateKey, type TemplateLanguage } from './lesson-template.ts'

// What stands here is written over: each line asks its writer for what belongs in its place.

/** The lines of every template, in both languages. */
export const TEMPLATE_LINES: Record<TemplateKey, Record<TemplateLanguage, Line[]>> = {
  blank: {
    en: [
      { kind: 'screen', words: 'Title of the first screen' },
      { kind: 'text', words: 'Say in two sentences what the reader will be able to do after this lesson.' },
    ],
    hi: [
      { kind: 'screen', words: 'पहली स्क्रीन का शीर्षक' },
      { kind: 'text', words: 'दो वाक्यों में बताइए कि इस पाठ के बाद पाठक क्या कर सकेगा।' },
    ],
  },
  policy_briefing: {
    en: [
      { kind: 'screen', words: 'What has changed' },
      {
        kind: 'text',
        words: 'Begin with the decision in one sentence: who may or must do what, and from which day.',
      },
      { kind: 'bullets', words: ['How it was until now', 'How it is from now on', 'What stays as it is'] },
      { kind: 'screen', words: 'The words of the order' },
      { kind: 'statute' },
      { kind: 'note', words: 'Name the order by number and date, and say where it can be read.' },
      { kind: 'screen', words: 'Whom it concerns' },
      { kind: 'text', words: 'Name the officials and offices it applies to, and those it does not.' },
      { kind: 'example', words: 'Take one office and one case, and follow it through.' },
      { kind: 'screen', words: 'What you do on Monday' },
      { kind: 'numbers', words: ['The first thing to do', 'The next thing', 'Whom to ask in doubt'] },
      { kind: 'important', words: 'Say what happens when it is not done, or is done late.' },
      { kind: 'screen', words: 'Check yourself' },
      { kind: 'single', words: 'Describe a case from an office and ask what applies from now on.' },
    ],
    hi: [
      { kind: 'screen', words: 'क्या बदला है' },
      { kind: 'text', words: 'निर्णय एक वाक्य में बताइए: किसे, किस दिन से, क्या करना है या किया जा सकता है।' },
      { kind: 'bullets', words: ['अब तक कैसे था', 'अब से कैसे है', 'क्या यथावत् रहेगा'] },
      { kind: 'screen', words: 'आदेश के शब्द' },
      { kind: 'statute' },
      { kind: 'note', words: 'आदेश की संख्या और तिथि लिखिए, और यह भी कि उसे कहाँ पढ़ा जा सकता है।' },
      { kind: 'screen', words: 'किस पर लागू है' },
      { kind: 'text', words: 'उन अधिकारियों और कार्यालयों के नाम लिखिए जिन पर यह लागू है, और जिन पर नहीं।' },
      { kind: 'example', words: 'एक कार्यालय का एक प्रकरण लीजिए और उसे आरंभ से अंत तक देखिए।' },
      { kind: 'screen', words: 'सोमवार को आपको क्या करना है' },
      { kind: 'numbers', words: ['पहला काम', 'अगला काम', 'संशय में किससे पूछें'] },
      { kind: 'important', words: 'बताइए कि ऐसा न करने या देर से करने पर क्या होता है।' },
      { kind: 'screen', words: 'स्वयं जाँचिए' },
      { kind: 'single', words: 'कार्यालय का कोई प्रकरण लिखिए और पूछिए कि अब क्या लागू होगा।' },
    ],
  },
  procedure: {
    en: [
      { kind: 'screen', words: 'What you will be able to do' },
      { kind: 'text', words: 'Name the piece of work, its result, and how long it takes.' },
      { kind: 'section', words: 'Before you begin' },
      {
        kind: 'bullets',
        words: ['Papers and data you need', 'Rights you need in the system', 'Whose approval you need'],
      },
      { kind: 'screen', words: 'The steps' },
      { kind: 'steps', words: ['What to do first', 'What to do next', 'How to see that it is done'] },
      { kind: 'tip', words: 'What somebody with experience does here that is in no manual.' },
      { kind: 'screen', words: 'Usual mistakes' },
      { kind: 'bullets', words: ['A mistake, how it is noticed, and how it is put right', 'Another one'] },
      { kind: 'screen', words: 'Check yourself' },
      { kind: 'multiple', words: 'Which of these have to be there before the first step?' },
    ],
    hi: [
      { kind: 'screen', words: 'आप क्या कर सकेंगे' },
      { kind: 'text', words: 'काम का नाम, उसका परिणाम और उसमें लगने वाला समय बताइए।' },
      { kind: 'section', words: 'आरंभ करने से पहले' },
      {
        kind: 'bullets',
        words: ['कौन-से काग़ज़ और आँकड़े चाहिए', 'प्रणाली में कौन-से अधिकार चाहिए', 'किसका अनुमोदन चाहिए'],
      },
      { kind: 'screen', words: 'चरण' },
      { kind: 'steps', words: ['पहले क्या करना है', 'उसके बाद क्या', 'कैसे देखें कि काम पूरा हुआ'] },
      { kind: 'tip', words: 'अनुभवी व्यक्ति यहाँ क्या करता है, जो किसी नियम-पुस्तिका में नहीं है।' },
      { kind: 'screen', words: 'सामान्य भूलें' },
      { kind: 'bullets', words: ['एक भूल, वह कैसे दिखती है, और कैसे ठीक होती है', 'एक और भूल'] },
      { kind: 'screen', words: 'स्वयं जाँचिए' },
      { kind: 'multiple', words: 'पहले चरण से पूर्व इनमें से क्या-क्या होना चाहिए?' },
    ],
  },
  case_study: {
    en: [
      { kind: 'screen', words: 'The case' },
      {
        kind: 'text',
        words:
          'Tell what happened in an office: who, when, with which papers. End where somebody has to decide.',
      },
      { kind: 'screen', words: 'What would you do?' },
      { kind: 'single', words: 'What should the officer do now?' },
      { kind: 'screen', words: 'What the rules say' },
      { kind: 'statute' },
      { kind: 'text', words: 'Say how the rule applies to this case, fact by fact.' },
      { kind: 'screen', words: 'How it ended' },
      { kind: 'text', words: 'Tell what was decided and what came of it.' },
      { kind: 'example', words: 'Change one fact of the case and say how the answer changes.' },
    ],
    hi: [
      { kind: 'screen', words: 'प्रकरण' },
      {
        kind: 'text',
        words: 'बताइए कि कार्यालय में क्या हुआ: कौन, कब, किन काग़ज़ों के साथ। वहीं रुकिए जहाँ किसी को निर्णय लेना है।',
      },
      { kind: 'screen', words: 'आप क्या करते?' },
      { kind: 'single', words: 'अधिकारी को अब क्या करना चाहिए?' },
      { kind: 'screen', words: 'नियम क्या कहते हैं' },
      { kind: 'statute' },
      { kind: 'text', words: 'बताइए कि नियम इस प्रकरण के एक-एक तथ्य पर कैसे लागू होता है।' },
      { kind: 'screen', words: 'अंत में क्या हुआ' },
      { kind: 'text', words: 'बताइए कि क्या निर्णय हुआ और उसका परिणाम क्या रहा।' },
      { kind: 'example', words: 'प्रकरण का एक तथ्य बदलिए और बताइए कि उत्तर कैसे बदलता है।' },
    ],
  },
  quiz: {
    en: [
      { kind: 'screen', words: 'Questions' },
      {
        kind: 'text',
        words: 'Say what is asked here, how many questions there are, and what counts as passed.',
      },
      { kind: 'single', words: 'A question about a fact everybody has to know' },
      { kind: 'single', words: 'A question about a case' },
      { kind: 'multiple', words: 'A question with several right answers' },
    ],
    hi: [
      { kind: 'screen', words: 'प्रश्न' },
      { kind: 'text', words: 'बताइए कि यहाँ क्या पूछा गया है, कितने प्रश्न हैं, और उत्तीर्ण होने के लिए क्या चाहिए।' },
      { kind: 'single', words: 'ऐसे तथ्य पर प्रश्न जो सबको पता होना चाहिए' },
      { kind: 'single', words: 'किसी प्रकरण पर प्रश्न' },
      { kind: 'multiple', words: 'ऐसा प्रश्न जिसके कई उत्तर सही हों' },
    ],
  },
}
