import { callout, h3, lesson, p, screen, table, ul } from '../support/write-lesson.ts'
import { tabs } from '../support/write-structure.ts'
import { blanks, categorising, matching, reflection } from '../support/write-questions.ts'

export const absenceEn = lesson(
  'absence',
  'Absence, and leave for parents',
  screen(
    'eol',
    'Extraordinary leave, and going absent',
    p(
      'Extraordinary leave carries **no leave salary**. It may be granted when no other leave is admissible, or when other leave is admissible and the Government servant applies **in writing** for extraordinary leave (rule 32). Periods of absence without leave may be commuted into extraordinary leave with retrospective effect by the authority that grants leave.',
    ),
    table(
      'Absence, step by step',
      ['Event', 'What follows', 'Rule'],
      [
        'Falls ill',
        'Medical certificate in the prescribed form; a second medical opinion may be sought',
        '19',
      ],
      ['Returns from leave on medical certificate', 'Certificate of fitness before joining', '24(3)'],
      [
        'Overstays leave',
        'No leave salary for the period unless the leave is extended; the period is debited as half pay leave to the extent due, the rest is extraordinary leave',
        '25(1)',
      ],
      ['Stays away wilfully after the leave ends', 'Liable to disciplinary action', '25(2)'],
      [
        'Any leave',
        'Not more than five years continuously, unless the President decides otherwise in exceptional circumstances',
        '12',
      ],
    ),
    callout(
      'tip',
      'Write at once to an official who has not returned, at the address given in the leave application, by registered post and e-mail. The letter costs nothing and decides most of the cases that follow.',
    ),
    matching(
      'What follows under the Leave Rules?',
      [
        ['An official falls ill', 'Medical certificate, and a second opinion if sought: rule 19'],
        ['The official comes back after illness', 'Certificate of fitness before joining: rule 24(3)'],
        [
          'The official overstays without extension',
          'No leave salary; half pay leave debited first: rule 25(1)',
        ],
        ['The official stays away wilfully', 'Disciplinary action: rule 25(2)'],
      ],
      'Rules 19, 24 and 25 follow an illness from its first day to the return.',
      ['Casual leave until the return'],
    ),
    reflection(
      'Somebody in your office has not come back from leave. Who writes to whom, and on which day?',
      'The letter goes to the address in the leave application on the first day of the overstay, by registered post and e-mail. Name one person whose task this is.',
    ),
  ),
  screen(
    'family',
    'Leave for parents',
    p(
      'None of these leaves is debited against the leave account. Read the condition about surviving children each time: it differs.',
    ),
    tabs(
      [
        'Maternity',
        p(
          '**180 days** from the date of commencement, for a female Government servant with fewer than two surviving children (rule 43(1)).',
        ),
        p(
          'On **miscarriage or abortion**: 45 days in the whole service, on medical certificate, whatever the number of children (rule 43(3)).',
        ),
      ],
      [
        'Paternity',
        p('**15 days**, for a male Government servant with fewer than two surviving children (rule 43-A).'),
        p(
          'It is taken within 15 days before the delivery or up to six months after it. If not taken, it lapses.',
        ),
      ],
      [
        'Adoption',
        p(
          '**180 days**, for a female Government servant with fewer than two surviving children who adopts a child below one year (rule 43-B).',
        ),
      ],
      [
        'Child care',
        p('**730 days** in the whole service, for the two eldest surviving children (rule 43-C).'),
        p('For a female Government servant and a single male Government servant.'),
      ],
    ),
    p(
      'An amendment of June 2024 brings in **surrogacy**. Where the surrogate or the commissioning mother is a Government servant with fewer than two surviving children, 180 days may be granted. A commissioning father who is a Government servant may have 15 days of paternity leave.',
    ),
    h3('Child care leave in detail'),
    ul(
      'The child is **below 18 years**; there is no age limit for a child with a disability of 40 per cent or more.',
      'Not more than **three spells** in a calendar year; **six** for a single female Government servant.',
      'Not for less than **five days** at a time.',
      'Leave salary is **100 per cent for the first 365 days** and **80 per cent for the next 365**.',
      'Not ordinarily during probation.',
    ),
    callout(
      'note',
      'Maternity leave may be combined with leave of any other kind. In continuation of it, leave due and admissible up to two years may be granted without a medical certificate (rule 43(4)).',
    ),
    categorising(
      'Which condition about children goes with each leave?',
      [
        [
          'Fewer than two surviving children',
          'Maternity leave of 180 days',
          'Paternity leave',
          'Child adoption leave',
        ],
        ['Whatever the number of children', 'Leave of 45 days on miscarriage'],
        ['The two eldest surviving children', 'Child care leave'],
      ],
      'Rules 43(1), 43(3), 43-A, 43-B and 43-C.',
    ),
    blanks(
      'Complete the rule on child care leave.',
      'Leave salary is 100 per cent for the first [[365]] days and [[80|eighty]] per cent for the next 365. One spell is at least [[five|5]] days; there are at most [[three|3]] spells in a calendar year, or six for a single female Government servant.',
      'Rule 43-C.',
    ),
  ),
)
