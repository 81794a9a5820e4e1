import { callout, lesson, p, screen, statute, table } from '../support/write-lesson.ts'
import { blanks, categorising, end, matching, node, scenario, way } from '../support/write-questions.ts'

const RULES = 'Central Civil Services (Conduct) Rules, 1964'

export const dutiesEn = lesson(
  'duties',
  'Duty, orders and gifts',
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
      'Since 2014 the same sub-rule spells out more. Stay neutral in politics. Decide on merit, fairly and in the open, and answer for it. Be courteous to the public and attend to the weaker sections. Declare private interests that touch public duty. Take no decision to gain a benefit for yourself, family or friends.',
    ),
    p(
      '**Promptness and courtesy** are rules, not advice: no official shall, in the performance of duties, act in a discourteous manner or adopt dilatory tactics (rule 3-A). Sexual harassment of any woman at any workplace is forbidden by rule 3-C.',
    ),
    callout(
      'note',
      'The rules apply to persons appointed to civil services and posts in connection with the affairs of the Union. Railway servants and members of the All India Services have conduct rules of their own (rule 1). Breach is misconduct and is dealt with under the CCS (Classification, Control and Appeal) Rules, 1965.',
    ),
    matching(
      'Which rule says it?',
      [
        ['Absolute integrity and devotion to duty', 'Rule 3(1)'],
        ['Courtesy, and no dilatory tactics', 'Rule 3-A'],
        ['No sexual harassment of any woman at any workplace', 'Rule 3-C'],
      ],
      'Rules 3, 3-A and 3-C of the Conduct Rules.',
      ['Rule 18'],
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
      'Seeking instructions as a way of evading responsibility is not protected. An official may not ask for approval where the powers and the case are his own (explanation to rule 3).',
    ),
    callout(
      'important',
      '**Rule 20**: no Government servant shall bring or attempt to bring any political or other outside influence to bear on a superior authority to further his interests in service matters. A letter from a representative “on behalf of” an official about a transfer is presumed to be at his instance until he shows otherwise.',
    ),
    callout(
      'tip',
      'If you are pressed to do what the rules do not allow, write a note with the rule, the facts and your recommendation. A note protects the public interest and you, in that order.',
    ),
    scenario(
      'A call before lunch',
      [
        node(
          'start',
          'Your Joint Secretary calls: issue the order on the grant today, the file will follow. The case is within the rules, and it is urgent.',
          way(
            'Issue it, and say nothing on the file',
            'The order goes out. A month later nobody can say who decided.',
            'unsaid',
          ),
          way(
            'Issue it, record the direction, and ask for confirmation by note',
            'The note is on the file within the hour.',
            'asked',
          ),
          way(
            'Decline until there is a signed note',
            'The grant is late. Rule 3(2) did not forbid the oral direction.',
            'declined',
          ),
        ),
        node(
          'asked',
          'A week passes without confirmation.',
          way(
            'Remind the Joint Secretary in writing',
            'The confirmation comes the same day. Rule 3(2) binds the superior to give it.',
            'confirmed',
          ),
          way(
            'Let it rest; the note is on the file',
            'The record has your word and not the superior’s.',
            'half',
          ),
        ),
        end('confirmed', 100, 'The work was done in time, and the record shows by whose direction.'),
        end(
          'half',
          60,
          'You did your part early and then stopped. Seek the confirmation as early as possible.',
        ),
        end(
          'declined',
          30,
          'Unavoidable oral directions are allowed. What the rule asks is that they are confirmed.',
        ),
        end('unsaid', 0, 'An oral direction that nobody recorded is your own order.'),
      ],
      'Rule 3(2): directions are ordinarily in writing; an oral one is confirmed in writing immediately afterwards, and the subordinate seeks the confirmation.',
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
    blanks(
      'Complete the ceilings of rule 13(2) for a wedding gift from a friend without official dealings.',
      'Group A reports above ₹[[25,000|25000]], Group B above ₹[[15,000|15000]] and Group C above ₹[[7,500|7500]].',
      'Rule 13(2), as amended. In any other case sanction is needed above ₹5,000 for Groups A and B, and ₹2,000 for Group C.',
    ),
    categorising(
      'Is it a gift within rule 13?',
      [
        [
          'A gift',
          'A hotel stay paid by a vendor',
          'Air tickets for the family from a bidder',
          'A loan without interest from a contractor',
        ],
        ['Not a gift', 'Tea during an inspection', 'A lift to the station from a colleague'],
      ],
      'Explanation and note (1) to rule 13(1): free transport, lodging or other pecuniary advantage is a gift; a casual meal, lift or other social hospitality is not.',
    ),
  ),
)
