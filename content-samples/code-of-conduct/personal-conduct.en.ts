import { callout, lesson, p, screen, table } from '../support/write-lesson.ts'
import { accordion, glossary, references } from '../support/write-structure.ts'
import {
  assessment,
  matching,
  multiple,
  numeric,
  ordering,
  pool,
  reflection,
  right,
  single,
  typed,
  wrong,
} from '../support/write-questions.ts'

export const personalConductEn = lesson(
  'personal-conduct',
  'Property, speech and the assessment',
  screen(
    'property',
    'Property, investment and private work',
    p(
      'Some transactions need a report, some need sanction first, and some are closed to Government servants.',
    ),
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
    numeric(
      'Your basic pay is ₹60,000. Above which value do you report the purchase of movable property?',
      120000,
      'rupees',
      'Rule 18(3): two months’ basic pay. The report is due within one month.',
    ),
    typed(
      'By which date is the annual return of immovable property filed? Write the day and the month.',
      ['31 January', '31st January', 'January 31', '31 Jan'],
      'Rule 18(1): by 31 January, for the position on 31 December.',
    ),
  ),
  screen(
    'speech',
    'Politics, press and social media',
    accordion(
      [
        'Politics: rule 5',
        p(
          'No membership of, or help to, a political party, and no canvassing. Voting is a right and stays secret.',
        ),
        p(
          'It is a duty to try to keep family members from activities subversive of the Government. One who cannot, reports it.',
        ),
      ],
      [
        'Press and publication: rule 8',
        p(
          'Sanction is needed to own or edit a publication. None is needed for a book or article that is purely literary, artistic or scientific.',
        ),
      ],
      [
        'Criticism of Government: rule 9',
        p(
          'No statement of fact or opinion in public that criticises a current or recent policy, or embarrasses relations with States or foreign countries. Views expressed in official capacity, in due performance of duty, are not covered.',
        ),
      ],
      [
        'Official information: rule 11',
        p(
          'It is communicated only under a general or special order, or in good faith in the performance of duty. Information given under the Right to Information Act, 2005 is given under law.',
        ),
      ],
      [
        'Demonstrations: rule 7',
        p('None prejudicial to sovereignty, public order, decency or morality; and no strike.'),
      ],
    ),
    callout(
      'important',
      'A post on a private account is a statement in public. The privacy settings of a group do not bring it within the family circle. Ask three questions: Is it about my work? Would I sign it on a file? Does it reveal what came to me through office?',
    ),
    p(
      'Other rules are about personal conduct. There is no second marriage while the spouse lives, save as the law permits (rule 21). Nobody consumes intoxicating drinks or drugs on duty, or appears in public in a state of intoxication (rule 22). No child below fourteen years is employed (rule 22-A).',
    ),
    reflection(
      'Think of your last post or message about your work. Would you sign it on a file?',
      'If the answer is no, rules 9 and 11 are a good reason to take it down, whatever the settings of the group.',
    ),
  ),
  screen(
    'words',
    'Words and sources',
    glossary(
      [
        'Government servant',
        'A person appointed to a civil service or post in connection with the affairs of the Union (rule 2).',
      ],
      [
        'Official dealings',
        'Business between the person and the office that the Government servant may be able to influence.',
      ],
      ['Prior sanction', 'Approval obtained before the act. A later report does not take its place.'],
      ['Prior knowledge', 'Telling the authority before the act, without waiting for approval.'],
    ),
    references(
      ['Central Civil Services (Conduct) Rules, 1964, as amended'],
      ['Central Civil Services (Classification, Control and Appeal) Rules, 1965'],
      ['Right to Information Act, 2005'],
    ),
  ),
  screen(
    'assessment',
    'Assessment: conduct in practice',
    p(
      'Six questions are drawn from a bank of nine. You may try three times; the best attempt counts. Sixty per cent is a pass.',
    ),
    assessment(
      'Assessment: conduct in practice',
      'What was right is shown at the end of each attempt.',
      60,
      pool(
        'Duty and gifts',
        3,
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
            right(
              'A report to the Government',
              'Above ₹15,000 on such an occasion, a Group B officer reports.',
            ),
            wrong(
              'Prior sanction',
              'Sanction is needed in “any other case”, not for a customary wedding gift.',
            ),
            wrong('Return of the gift', 'The occasion and the friend are both permitted.'),
          ],
          'Rule 13(2): on weddings and like occasions, gifts from near relatives and friends without official dealings may be accepted. They are reported above ₹25,000 (A), ₹15,000 (B) or ₹7,500 (C).',
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
        ordering(
          'An oral direction cannot be avoided. Put what follows in order.',
          [
            'The superior gives the direction',
            'The subordinate acts and records it',
            'The subordinate seeks confirmation in writing',
            'The superior confirms in writing',
          ],
          'Rule 3(2): the confirmation is sought as early as possible, and the superior is bound to give it.',
        ),
      ),
      pool(
        'Property and speech',
        3,
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
            wrong(
              'None, as the group was private',
              'A statement to many is not confined to the family circle.',
            ),
            right(
              'Rule 9, on criticism of Government',
              'It covers any communication to the public criticising a current policy.',
            ),
            wrong('Rule 18, on property', 'That rule concerns transactions.'),
          ],
          'Rule 9: no statement to the press or in public that has the effect of an adverse criticism of a current or recent policy of the Government.',
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
        matching(
          'What does each matter need?',
          [
            ['A car bought from a dealer without official dealings', 'A report within one month: rule 18(3)'],
            ['A part-time business', 'Prior sanction: rule 15(1)'],
            ['Frequent sale and purchase of shares', 'Forbidden as speculation: rule 16(1)'],
            ['A novel', 'No sanction: rules 8 and 15(2)'],
          ],
          'Rules 8, 15, 16 and 18.',
        ),
      ),
    ),
  ),
)
