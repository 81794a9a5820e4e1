import {
  callout,
  lesson,
  multiple,
  p,
  right,
  screen,
  single,
  statute,
  table,
  ul,
  wrong,
} from '../support/write-lesson.ts'

const RULES = 'Central Civil Services (Conduct) Rules, 1964'

export const codeOfConductEn = lesson(
  screen(
    'general',
    'Three duties that hold at all times',
    p('Everything in the Conduct Rules grows out of one sentence. It has no office hours.'),
    statute(
      RULES,
      'Rule 3(1)(i) to (iii)',
      'Every Government servant shall at all times— (i) maintain absolute integrity; (ii) maintain devotion to duty; and (iii) do nothing which is unbecoming of a Government servant.',
    ),
    p(
      'Since 2014 the same sub-rule also spells out, among other things: political neutrality, merit and fairness in decisions, accountability and transparency, courtesy to the public and responsiveness to the weaker sections, declaring private interests that touch public duty, and taking no decision to gain a benefit for oneself, family or friends.',
    ),
    p(
      '**Promptness and courtesy** are rules, not advice: no official shall, in the performance of duties, act in a discourteous manner or adopt dilatory tactics (rule 3-A). Sexual harassment of any woman at any workplace is forbidden by rule 3-C.',
    ),
    callout(
      'note',
      'The rules apply to persons appointed to civil services and posts in connection with the affairs of the Union. Railway servants and members of the All India Services have conduct rules of their own (rule 1). Breach is misconduct and is dealt with under the CCS (Classification, Control and Appeal) Rules, 1965.',
    ),
  ),
  screen(
    'orders',
    'Orders, and pressure',
    p(
      'No Government servant acts otherwise than in his best judgement in the performance of official duties, except under the direction of an official superior (rule 3(2)). The rest of that sub-rule tells both sides what to do with a spoken direction.',
    ),
    table(
      'Oral directions under rule 3(2)',
      ['Who', 'Duty'],
      [
        'The superior',
        'Gives directions ordinarily in writing; avoids oral ones as far as possible; confirms an unavoidable oral one in writing immediately afterwards',
      ],
      [
        'The subordinate',
        'Seeks written confirmation as early as possible; the superior is then bound to give it',
      ],
    ),
    p(
      'Seeking instructions as a way of evading responsibility is not protected: an official may not ask for approval where the powers and the case are his own (explanation to rule 3).',
    ),
    callout(
      'important',
      '**Rule 20**: no Government servant shall bring or attempt to bring any political or other outside influence to bear on a superior authority to further his interests in service matters. A letter from a representative “on behalf of” an official about a transfer is presumed to be at his instance until he shows otherwise.',
    ),
    callout(
      'tip',
      'If you are pressed to do what the rules do not allow, write a note with the rule, the facts and your recommendation. A note protects the public interest and you, in that order.',
    ),
  ),
  screen(
    'gifts',
    'Gifts and hospitality',
    p(
      'The rule is refusal: no Government servant accepts a gift, nor lets family or anyone acting on his behalf accept one, save as the rules provide (rule 13(1)). **Gift** includes free transport, board, lodging and any other pecuniary advantage from a person other than a near relative or a personal friend without official dealings. A casual meal or lift is not a gift; lavish or frequent hospitality from those with official dealings is to be avoided.',
    ),
    table(
      'Gifts: when to report and when to ask (rule 13(2) and (3), as amended in 2014 and 2019)',
      ['Occasion', 'Group A', 'Group B', 'Group C'],
      [
        'Wedding, anniversary, funeral or religious function, from near relatives or friends without official dealings: report if above',
        '₹25,000',
        '₹15,000',
        '₹7,500',
      ],
      ['Any other case: no acceptance without sanction if above', '₹5,000', '₹5,000', '₹2,000'],
    ),
    p(
      'Gifts from foreign dignitaries follow the law on foreign contribution (rule 13(4)). **Dowry** may be neither given, taken, abetted nor demanded (rule 13-A).',
    ),
    callout(
      'example',
      'A contractor whose bills you pass sends a hamper worth ₹1,200 at Diwali. It is below the ceiling, and it is still wrong to keep it: he has official dealings with you. Return it with a courteous note and keep a copy of the note.',
    ),
  ),
  screen(
    'property',
    'Property, investment and private work',
    table(
      'Sanction, report or neither',
      ['Matter', 'What is needed', 'Rule'],
      [
        'Immovable property, in own name or a family member’s',
        'Prior knowledge of the authority; prior sanction if the other party has official dealings',
        '18(2)',
      ],
      [
        'Movable property above two months’ basic pay',
        'Report within one month; prior sanction if the other party has official dealings',
        '18(3)',
      ],
      ['Annual return of immovable property', 'By 31 January for the position on 31 December', '18(1)'],
      ['Frequent purchase and sale of shares', 'Treated as speculation and forbidden', '16(1)'],
      ['Trade, business or negotiation for other employment', 'Prior sanction', '15(1)'],
      [
        'Honorary work of a social or charitable nature; occasional literary, artistic or scientific work',
        'Permitted if duties do not suffer',
        '15(2)',
      ],
      ['Habitual indebtedness or insolvency', 'To be avoided; proceedings reported at once', '17'],
      [
        'Family member’s employment with a firm that has official dealings',
        'Prior sanction for Group A; a report in any case',
        '4',
      ],
    ),
    p(
      'A transaction by a spouse out of **her or his own funds** is outside the rule on prior knowledge, provided the money did not come from the Government servant. Say where the money came from; that sentence answers the audit question before it is asked.',
    ),
  ),
  screen(
    'speech',
    'Politics, press and social media',
    ul(
      '**Politics** (rule 5): no membership of, or help to, a political party; no canvassing. Voting is a right and stays secret. It is also a duty to try to keep family members from activities subversive of the Government, and to report if one cannot.',
      '**Press and publication** (rule 8): sanction to own or edit a publication; none for a book or article that is purely literary, artistic or scientific in character.',
      '**Criticism of Government** (rule 9): no statement of fact or opinion in public that criticises a current or recent policy or embarrasses relations with States or foreign countries. Views expressed in official capacity, in due performance of duty, are not covered.',
      '**Official information** (rule 11): communicated only under a general or special order, or in good faith in the performance of duty. Information given under the Right to Information Act, 2005 is given under law.',
      '**Demonstrations** (rule 7): none prejudicial to sovereignty, public order, decency or morality; and no strike.',
    ),
    callout(
      'important',
      'A post on a private account is a statement in public. The privacy settings of a group do not bring it within the family circle. Ask three questions: Is it about my work? Would I sign it on a file? Does it reveal what came to me through office?',
    ),
    p(
      'Other rules of personal conduct: no second marriage while the spouse lives, save as the law permits (rule 21); no consumption of intoxicating drinks or drugs on duty, nor appearing in public in a state of intoxication (rule 22); and no employment of a child below fourteen years (rule 22-A).',
    ),
    p(`Source on these screens: ${RULES}, as amended.`),
  ),
  screen(
    'quiz1',
    'Check yourself: duty and gifts',
    single(
      'Your Joint Secretary asks you on the telephone to issue an order today. What do you do?',
      [
        wrong(
          'Refuse to act until there is a written order',
          'Unavoidable oral directions are not forbidden.',
        ),
        right(
          'Act, record the direction, and seek written confirmation as early as possible',
          'Rule 3(2) puts this duty on you, and on the superior the duty to confirm.',
        ),
        wrong('Act and say nothing on the file', 'The order then has no authority on record.'),
      ],
      'Rule 3(2): oral directions are confirmed in writing; the subordinate seeks confirmation and the superior is bound to give it.',
    ),
    single(
      'A Group B officer receives a watch worth ₹18,000 at his daughter’s wedding from a school friend without official dealings. What does rule 13 ask?',
      [
        wrong('Nothing', 'The value exceeds the limit for Group B.'),
        right('A report to the Government', 'Above ₹15,000 on such an occasion, a Group B officer reports.'),
        wrong('Prior sanction', 'Sanction is needed in “any other case”, not for a customary wedding gift.'),
        wrong('Return of the gift', 'The occasion and the friend are both permitted.'),
      ],
      'Rule 13(2): on weddings and like occasions, gifts from near relatives and friends without official dealings may be accepted, with a report above ₹25,000 (A), ₹15,000 (B) or ₹7,500 (C).',
    ),
    multiple(
      'Which of these are gifts within rule 13?',
      [
        right('A free hotel stay arranged by a vendor', 'Free boarding and lodging are gifts.'),
        right(
          'Air tickets for the family from a company with pending files',
          'Free transport is a gift, and permitting the family to accept is covered.',
        ),
        wrong(
          'A cup of tea during an inspection',
          'Casual meals and social hospitality are not deemed to be gifts.',
        ),
        right(
          'A personal loan without interest from a contractor',
          'Any other pecuniary advantage is a gift; rule 16(4) forbids such borrowing as well.',
        ),
      ],
      'Explanation to rule 13(1): free transport, boarding, lodging, other service or any other pecuniary advantage; note (1): a casual meal, lift or other social hospitality is excepted.',
    ),
  ),
  screen(
    'quiz2',
    'Check yourself: property and speech',
    single(
      'An official with a basic pay of ₹60,000 buys a motorcycle for ₹1,35,000 from a dealer without official dealings. What is required?',
      [
        wrong('Nothing, as it is movable property', 'It exceeds two months’ basic pay.'),
        wrong(
          'Sanction before the purchase',
          'Prior sanction is needed only if the other party has official dealings.',
        ),
        right('A report within one month of the purchase', 'Two months’ basic pay is ₹1,20,000.'),
      ],
      'Rule 18(3): transactions in movable property above two months’ basic pay are reported within one month; prior sanction if with a person having official dealings.',
    ),
    single(
      'An officer wishes to publish a volume of poems. What does rule 8 require?',
      [
        right(
          'No sanction, if the work is purely literary',
          'Literary, artistic and scientific work is excepted.',
        ),
        wrong('Sanction in every case', 'Not for purely literary, artistic or scientific work.'),
        wrong('Publication only after retirement', 'The rules say nothing of the kind.'),
      ],
      'Rules 8 and 15(2): no sanction is needed for a publication of purely literary, artistic or scientific character.',
    ),
    single(
      'A clerk posts in a private messaging group that the new policy of her own Ministry is foolish. A member shares it. Which rule is engaged?',
      [
        wrong('None, as the group was private', 'A statement to many is not confined to the family circle.'),
        right(
          'Rule 9, on criticism of Government',
          'It covers any communication to the public criticising a current policy.',
        ),
        wrong('Rule 18, on property', 'That rule concerns transactions.'),
      ],
      'Rule 9: no statement of fact or opinion, in a communication to the press or in any public utterance, which has the effect of an adverse criticism of any current or recent policy or action of the Government.',
    ),
    single(
      'A legislator writes to your Secretary asking that you be posted at your home town. You had asked him to. What have you done?',
      [
        wrong('Used a citizen’s right of petition', 'In service matters the rules say otherwise.'),
        right('Brought outside influence to bear on a superior authority', 'Rule 20 forbids it.'),
        wrong(
          'Nothing, as you wrote nothing yourself',
          'Bringing influence through another is what the rule describes.',
        ),
      ],
      'Rule 20: no Government servant shall bring or attempt to bring political or other outside influence to bear upon any superior authority to further interests in service matters.',
    ),
  ),
)
