// Words that hold sentences together, and the words that every course and every competency of a government has: they
// tell no competency from another. Folded as `foldText` folds.
const ENGLISH =
  'a about above across after again against all also an and any are as at be because been before being below between ' +
  'both but by can could did do does doing down during each every few for from further get give gives given had has ' +
  'have having he her here him his how i if in into is it its itself keep keeps know knows let like made make makes ' +
  'many may me might more most much must my need needs no nor not now of off on once one only or other our out over ' +
  'own per put same say see she should so some such take takes than that the their them then there these they this ' +
  'those through to too two under until up upon us use used uses using very was we well were what when where which ' +
  'while who whom whose why will with within without would yes you your ' +
  'course courses module modules lesson lessons screen page learn learner learners level quiz question answer test ' +
  'apply applies understand understands handling matter matters central government re work works act acts new write'
const HINDI =
  'अपना अपनी अपने अब आदि आप इन इस इसका इसकी इसके इसे उन उनका उनकी उनके उस उसका उसकी उसके उसे एक एवं ऐसा ऐसी ऐसे ओर और ' +
  'कर करता करती करते करना करने करें करके का कि किया की किसी कुछ के को कोई कौन क्या क्यों गई गए गया जब जहां जा जाए जाता ' +
  'जाती जाते जाना जाने जो तक तथा तब तो था थी थे दिया दी दूसरा द्वारा न नहीं नीचे ने पर परंतु पहले प्रति बाद भी मगर में ' +
  'यदि यह यहां या ये रहा रहे लिए लिया ले वह वहां वाला वाली वाले वे संबंधी सब सभी समस्त साथ से सकता सकती सकते हर ही हुआ ' +
  'हुई हुए है हैं हो होता होती होते होना होने मामला मामले मामलों निपटान सरकार सरकारी पाठ्यक्रम अध्याय प्रश्न उत्तर'
/** Hindi particles in Latin letters, by which a Romanised text is known. */
export const ROMAN_PARTICLES: ReadonlySet<string> = new Set(
  'ka ki ke ko aur evam mein hai hain tatha liye kaise kya nahi nahin'.split(' '),
)

export const STOP_WORDS: ReadonlySet<string> = new Set(`${ENGLISH} ${HINDI}`.split(' '))
