import {
  callout,
  h3,
  lesson,
  multiple,
  ol,
  p,
  right,
  screen,
  single,
  statute,
  table,
  ul,
  wrong,
} from '../support/write-lesson.ts'

const RULES = 'Central Civil Services (Leave) Rules, 1972'

export const leaveRulesEn = lesson(
  screen(
    'right',
    'Leave is not a right, and not a favour',
    p(
      'A section officer applies for ten days of earned leave from Monday. The same Monday a committee of Parliament visits. May you refuse? May you give half pay leave instead, “to save the earned leave for later”? The first two sub-rules of rule 7 answer both questions.',
    ),
    statute(RULES, 'Rule 7(1)', 'Leave cannot be claimed as of right.'),
    statute(
      RULES,
      'Rule 7(2)',
      'When the exigencies of public service so require, leave of any kind may be refused or revoked by the authority competent to grant it, but it shall not be open to that authority to alter the kind of leave due and applied for except at the written request of the Government servant.',
    ),
    p(
      'So the leave may be refused, with the exigency recorded; its kind may not be changed. A refusal that is routine or unexplained is poor administration even where it is lawful.',
    ),
    h3('Whom the rules cover'),
    p(
      'The rules came into force on 1 June 1972. They apply to Government servants appointed to civil services and posts in connection with the affairs of the Union. Railway servants, members of the All India Services and persons in casual, daily-rated or part-time employment are among those outside them (rule 2).',
    ),
    callout(
      'note',
      'Casual leave is not a recognised form of leave under these rules (explanation below rule 11). It rests on executive instructions: ordinarily eight days in a calendar year, lapsing at its end. It is not joined to the kinds of leave taught here.',
    ),
  ),
  screen(
    'earned',
    'Earned leave',
    p(
      'Earned leave is credited **in advance**, twice a year: **15 days on 1 January and 15 days on 1 July** (rule 26(1)). The Government servant draws full leave salary while on it.',
    ),
    table(
      'Earned leave at a glance',
      ['Point', 'Rule'],
      [
        'Credit',
        '15 days each half-year; for part of a half-year, 2½ days for each completed calendar month (rules 26 and 27)',
      ],
      [
        'Accumulation',
        'Up to 300 days. When the balance is more than 285, the fresh 15 days are kept apart and leave taken in that half-year is set off against them first (rule 26(1))',
      ],
      [
        'Reduction',
        'One-tenth of extraordinary leave and dies non in the previous half-year, at most 15 days (rule 26(1))',
      ],
      ['At one time', 'Ordinarily up to 180 days (rule 26(2))'],
      ['Fractions', 'Rounded off to the nearest day when credit is afforded (rule 27)'],
    ),
    callout(
      'example',
      'An officer joins on 10 March. April, May and June are completed calendar months in that half-year: 3 × 2½ = 7½, rounded to 8 days. On 1 July the ordinary 15 days follow.',
      'Another officer was on extraordinary leave for 40 days between January and June. On 1 July the credit is 15 − 4 = 11 days.',
    ),
    h3('Turning leave into money'),
    ul(
      'With leave travel concession: up to 10 days of earned leave at a time and 60 days in the whole career, with at least 30 days left in the account (rule 38-A).',
      'On superannuation: the balance of earned leave, and of half pay leave if earned leave falls short, together not more than 300 days (rule 39).',
    ),
  ),
  screen(
    'halfpay',
    'Half pay leave, commuted leave and leave not due',
    p(
      'Half pay leave is also credited in advance: **10 days on 1 January and 10 days on 1 July** (rule 29). It may be taken on medical certificate or on private affairs. For part of a half-year the rate is 5/3 days for each completed calendar month.',
    ),
    h3('Commuted leave'),
    p(
      'On medical certificate, leave up to **half the half pay leave due** may be granted on full leave salary; **twice** the number of days is then debited from the half pay leave account (rule 30). Without a medical certificate, up to 90 days of half pay leave in the whole service may be commuted for an approved course of study certified to be in the public interest.',
    ),
    callout(
      'example',
      'A clerk with 40 days of half pay leave falls ill for 12 days and brings a medical certificate. She is granted 12 days of commuted leave; 24 days are debited; 16 remain.',
    ),
    callout(
      'important',
      'Commuted leave is granted only when there is reason to believe that the Government servant will return to duty. One who resigns or retires voluntarily without returning has it treated as half pay leave, and the difference is recovered; not so on ill-health that incapacitates, or on death (rule 30).',
    ),
    h3('Leave not due'),
    p(
      'A permanent or quasi-permanent Government servant who has no half pay leave left may be given leave **not due**, on medical certificate, up to **360 days** in the whole service, if the authority is satisfied that there is a reasonable prospect of return. It is limited to the half pay leave likely to be earned afterwards, and is debited against it (rule 31).',
    ),
  ),
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
  ),
  screen(
    'family',
    'Leave for parents',
    p(
      'None of these leaves is debited against the leave account. Read the condition about surviving children each time: it differs.',
    ),
    table(
      'Maternity, paternity and child care leave',
      ['Leave', 'For whom', 'How much', 'Rule'],
      [
        'Maternity',
        'Female Government servant with fewer than two surviving children',
        '180 days from the date of commencement',
        '43(1)',
      ],
      [
        'Maternity, on miscarriage or abortion',
        'Female Government servant, whatever the number of children',
        '45 days in the whole service, on medical certificate',
        '43(3)',
      ],
      [
        'Paternity',
        'Male Government servant with fewer than two surviving children',
        '15 days, within 15 days before and six months after delivery; it lapses if not taken',
        '43-A',
      ],
      [
        'Child adoption',
        'Female Government servant with fewer than two surviving children, adopting a child below one year',
        '180 days',
        '43-B',
      ],
      [
        'Child care',
        'Female Government servant and single male Government servant',
        '730 days in the whole service, for the two eldest surviving children',
        '43-C',
      ],
    ),
    p(
      'An amendment of June 2024 brings in **surrogacy**: where the surrogate or the commissioning mother is a Government servant with fewer than two surviving children, 180 days may be granted, and 15 days of paternity leave to a commissioning father who is a Government servant.',
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
  ),
  screen(
    'sanction',
    'From application to service book',
    ol(
      '**Application** in Form 1, ordinarily in advance, to the authority competent to grant the leave (rule 14 and the First Schedule).',
      '**Admissibility report**: the leave account is checked before the sanction, not after it (rules 15 and 16).',
      '**Grant or refusal**, in writing. Where leave is refused, record the exigency of service.',
      '**Holidays** before and after the leave may be prefixed and suffixed (rule 22).',
      '**Study leave** is a class of its own: up to 12 months ordinarily at one time and 24 months in the whole service, against a bond to serve (rules 50 to 63).',
      '**Entry** in the leave account in Form 2 and in the service book.',
    ),
    callout(
      'example',
      'An official asks that nine days of half pay leave, taken in April, be converted into commuted leave because a medical certificate has now been obtained. He asks on 12 May, having joined on 20 April. The request is within thirty days of joining, so the authority may consider it; it is still not his right (rule 10).',
    ),
    p(
      'If leave is cut short by a **recall** to duty, the recall states whether the return is compulsory. A person recalled compulsorily is treated as on duty from the date of starting for the station, and travels at Government expense (rule 23).',
    ),
    p(`Source on these screens: ${RULES}, as amended.`),
  ),
  screen(
    'quiz1',
    'Check yourself: credit and kind',
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
        wrong('None', 'A medical certificate is exactly the ground for which rule 30 provides.'),
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
  ),
  screen(
    'quiz2',
    'Check yourself: families and absence',
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
      'Rule 43-C: 730 days for the two eldest surviving children; 100 per cent of leave salary for 365 days, then 80 per cent; three spells a year, six for a single female; not below five days.',
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
      'Rule 43-A: 15 days, up to 15 days before or up to six months from the date of delivery; if not availed of within that period it is treated as lapsed.',
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
      'Rule 25: no leave salary for the overstay unless leave is extended; debited against half pay leave to the extent due, the excess being extraordinary leave; wilful absence renders the official liable to disciplinary action.',
    ),
  ),
)
