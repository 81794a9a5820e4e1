import { callout, h3, lesson, p, screen } from '../support/write-lesson.ts'
import { flashcards, glossary, references, steps } from '../support/write-structure.ts'
import {
  assessment,
  categorising,
  matching,
  multiple,
  numeric,
  ordering,
  pool,
  right,
  single,
  typed,
  wrong,
} from '../support/write-questions.ts'

export const sanctionEn = lesson(
  'sanction',
  'Sanction, and the assessment',
  screen(
    'sanction',
    'From application to service book',
    steps(
      [
        'Application',
        'In Form 1, ordinarily in advance, to the authority competent to grant the leave (rule 14 and the First Schedule).',
      ],
      [
        'Admissibility report',
        'The leave account is checked before the sanction, not after it (rules 15 and 16).',
      ],
      ['Grant or refusal', 'In writing. Where leave is refused, record the exigency of service.'],
      ['Holidays', 'Those before and after the leave may be prefixed and suffixed (rule 22).'],
      ['Entry', 'In the leave account in Form 2 and in the service book.'],
    ),
    p(
      '**Study leave** is a class of its own. It is up to 12 months ordinarily at one time and 24 months in the whole service, against a bond to serve (rules 50 to 63).',
    ),
    callout(
      'example',
      'An official asks that nine days of half pay leave, taken in April, be converted into commuted leave because a medical certificate has now been obtained. He asks on 12 May, having joined on 20 April. The request is within thirty days of joining, so the authority may consider it; it is still not his right (rule 10).',
    ),
    p(
      'If leave is cut short by a **recall** to duty, the recall states whether the return is compulsory. A person recalled compulsorily is treated as on duty from the date of starting for the station, and travels at Government expense (rule 23).',
    ),
    ordering(
      'Put the way of an application in order.',
      [
        'The application in Form 1 is received',
        'The leave account is checked for what is due and admissible',
        'The competent authority grants or refuses in writing',
        'The leave is entered in the leave account and the service book',
      ],
      'Rules 14 to 16. A sanction before the check of the account is the commonest audit objection to leave.',
    ),
    typed(
      'In which form is the leave account kept?',
      ['Form 2', '2', 'Form No. 2', 'Form two'],
      'The application is in Form 1, the leave account in Form 2.',
    ),
  ),
  screen(
    'words',
    'Words and numbers to keep',
    p('Use this page when a leave case is on your desk.'),
    glossary(
      ['Earned leave', 'Leave on full leave salary, credited in advance each half-year (rule 26).'],
      ['Half pay leave', 'Leave on half leave salary, on medical certificate or private affairs (rule 29).'],
      [
        'Commuted leave',
        'Half pay leave turned into leave on full leave salary, at twice the debit (rule 30).',
      ],
      ['Leave not due', 'Half pay leave granted before it is earned, on medical certificate (rule 31).'],
      ['Extraordinary leave', 'Leave without leave salary (rule 32).'],
    ),
    h3('Turn the cards: how many days?'),
    flashcards(
      ['Earned leave, each half-year', '15 days: rule 26(1)'],
      ['Earned leave, most that is kept', '300 days: rule 26(1)'],
      ['Half pay leave, each half-year', '10 days: rule 29'],
      ['Leave not due, whole service', '360 days: rule 31'],
      ['Maternity leave', '180 days: rule 43(1)'],
      ['Child care leave, whole service', '730 days: rule 43-C'],
    ),
    h3('Sources'),
    references(
      ['Central Civil Services (Leave) Rules, 1972, as amended'],
      ['Central Civil Services (Leave) (Amendment) Rules, 2024, on surrogacy'],
    ),
  ),
  screen(
    'assessment',
    'Assessment: leave cases',
    p(
      'Six questions are drawn from a bank of ten. You may try three times; the best attempt counts. Sixty per cent is a pass.',
    ),
    assessment(
      'Assessment: leave cases',
      'Answer as the officer who puts up leave cases. What was right is shown at the end of each attempt.',
      60,
      pool(
        'Credit and kind',
        3,
        single(
          'An official joins service on 20 August. How many days of earned leave are credited for that half-year?',
          [
            wrong('15 days', 'That is the credit for a whole half-year.'),
            right('10 days', 'September, October, November and December are complete: 4 × 2½ = 10.'),
            wrong('12½ days', 'August is not a completed calendar month.'),
            wrong('None until 1 January', 'Part of a half-year earns leave for each completed month.'),
          ],
          'Rules 26 and 27: 2½ days for each completed calendar month of service which the official is likely to render in the half-year of appointment.',
        ),
        single(
          'An officer applies for eight days of earned leave, which is due. Work is heavy. Which order may the competent authority pass?',
          [
            right(
              'Refuse the leave, recording the exigency of public service',
              'Rule 7(2) permits refusal when the exigencies of public service so require.',
            ),
            wrong(
              'Grant eight days of half pay leave instead',
              'The kind of leave applied for may not be altered without a written request.',
            ),
            wrong(
              'Grant extraordinary leave so that the officer thinks again',
              'Again a change of kind, and an abuse of the power.',
            ),
          ],
          'Rule 7(2): leave may be refused or revoked, but the kind of leave due and applied for may be altered only at the written request of the Government servant.',
        ),
        single(
          'Half pay leave due: 30 days. A medical certificate covers 20 days. How much commuted leave can be granted?',
          [
            wrong('20 days', 'This would need 40 days of half pay leave.'),
            right('15 days', 'Half of the half pay leave due; 30 days are debited.'),
            wrong('30 days', 'Commuted leave is limited to half of what is due.'),
            wrong(
              'No commuted leave at all',
              'A medical certificate is exactly the ground for which rule 30 provides.',
            ),
          ],
          'Rule 30(1): commuted leave on medical certificate not exceeding half the amount of half pay leave due; twice the amount is debited.',
        ),
        single(
          'What is the largest amount of earned leave an official may encash over a career with leave travel concession?',
          [
            wrong('10 days', 'That is the limit on each occasion.'),
            right('60 days', 'Ten days at a time, sixty in all.'),
            wrong('300 days', 'That is the ceiling at superannuation under rule 39.'),
          ],
          'Rule 38-A: up to 10 days at a time and 60 days in the entire career, with a balance of at least 30 days left.',
        ),
        matching(
          'How many days are credited or allowed?',
          [
            ['Earned leave, each half-year', '15 days'],
            ['Half pay leave, each half-year', '10 days'],
            ['Earned leave at one time, ordinarily', '180 days'],
            ['Leave not due, whole service', '360 days'],
          ],
          'Rules 26(1), 29, 26(2) and 31.',
          ['300 days'],
        ),
        numeric(
          'Half pay leave of 60 days is due. An official takes 20 days of commuted leave. How many days of half pay leave remain?',
          20,
          'days',
          'Rule 30: twice the 20 days are debited. 60 less 40 is 20.',
        ),
      ),
      pool(
        'Families and absence',
        3,
        multiple(
          'Which statements about child care leave are right?',
          [
            right(
              'It may be granted to a single male Government servant',
              'Rule 43-C covers female and single male Government servants.',
            ),
            right(
              'A single female Government servant may take it in six spells in a year',
              'The general limit is three; six for a single female Government servant.',
            ),
            wrong(
              'Leave salary is 80 per cent throughout',
              'It is 100 per cent for the first 365 days and 80 per cent for the next 365.',
            ),
            right('One spell is for at least five days', 'Rule 43-C fixes a minimum of five days at a time.'),
          ],
          'Rule 43-C: 730 days for the two eldest surviving children. Leave salary is 100 per cent for 365 days, then 80 per cent. There are three spells a year, six for a single female, none below five days.',
        ),
        single(
          'A male official with one surviving child has a second child on 3 February. Until when can paternity leave be taken?',
          [
            wrong('Only in the fortnight before the birth', 'It may be taken before or after the birth.'),
            right('Within six months of the birth', 'After that it lapses.'),
            wrong('At any time until the child is eighteen', 'That is the age limit for child care leave.'),
            wrong(
              'Not at all, as there is a child already',
              'The condition is fewer than two surviving children.',
            ),
          ],
          'Rule 43-A: 15 days, up to 15 days before or up to six months from the date of delivery. If not availed of within that period it is treated as lapsed.',
        ),
        single(
          'An official whose earned leave ended on 10 May returns on 25 May without any extension. How is the overstay treated?',
          [
            wrong(
              'As earned leave, if the balance permits',
              'Overstay is not leave granted, and earned leave is not debited of itself.',
            ),
            right(
              'No leave salary; debited to half pay leave to the extent due and otherwise treated as extraordinary leave',
              'And wilful absence makes the official liable to disciplinary action.',
            ),
            wrong('As casual leave', 'Casual leave does not follow on regular leave.'),
          ],
          'Rule 25: no leave salary for the overstay unless leave is extended. It is debited against half pay leave to the extent due, the excess being extraordinary leave. Wilful absence renders the official liable to disciplinary action.',
        ),
        categorising(
          'Is leave salary paid for this time?',
          [
            [
              'In full',
              'Earned leave',
              'Commuted leave on medical certificate',
              'The first 365 days of child care leave',
            ],
            ['Not at all', 'Extraordinary leave', 'Overstay without extension'],
          ],
          'Rules 25(1), 26, 30, 32 and 43-C.',
        ),
      ),
    ),
  ),
)
