import { callout, h3, lesson, p, screen, statute, table, ul } from '../support/write-lesson.ts'
import { blanks, end, node, numeric, scenario, way } from '../support/write-questions.ts'

const RULES = 'Central Civil Services (Leave) Rules, 1972'

export const earningEn = lesson(
  'earning',
  'Earned leave and half pay leave',
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
    scenario(
      'Ten days from Monday',
      [
        node(
          'start',
          'A section officer applies for ten days of earned leave from Monday, and the leave is due. On the same Monday a committee of Parliament visits. You are competent to grant the leave. What do you do?',
          way(
            'Grant ten days of half pay leave, to save the earned leave',
            'The kind of leave may be altered only at the officer’s written request.',
            'altered',
          ),
          way(
            'Refuse, and record the visit of the committee as the exigency',
            'The order is lawful: rule 7(2). The officer asks when the leave may be taken.',
            'refused',
          ),
          way(
            'Say nothing, and let the application lie until Tuesday',
            'On Monday the officer is at a desk, or is not; nobody knows what was decided.',
            'silent',
          ),
        ),
        node(
          'refused',
          'The officer now asks for the ten days from Thursday, when the visit is over.',
          way(
            'Grant them: leave due, no exigency any more',
            'The leave account is checked and the sanction is issued the same day.',
            'granted',
          ),
          way(
            'Refuse again without a reason, to be on the safe side',
            'There is no exigency on record this time.',
            'routine',
          ),
        ),
        end(
          'granted',
          100,
          'The public service came first for three days, and the officer has the leave that is due. Both are on record.',
        ),
        end('routine', 30, 'A refusal without an exigency rests on nothing in rule 7(2).'),
        end(
          'altered',
          0,
          'The order is against rule 7(2). It may refuse or revoke; it may not change the kind.',
        ),
        end(
          'silent',
          0,
          'Leave that is neither granted nor refused becomes a dispute about absence. Decide in writing.',
        ),
      ],
      'Rule 7: leave is no right, and in the exigencies of public service it may be refused or revoked. Its kind stays as applied for.',
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
      'With leave travel concession: up to 10 days of earned leave at a time and 60 days in the whole career. At least 30 days are left in the account (rule 38-A).',
      'On superannuation: the balance of earned leave, and of half pay leave if earned leave falls short, together not more than 300 days (rule 39).',
    ),
    numeric(
      'An official joins on 12 April. How many days of earned leave are credited for the half-year that ends on 30 June?',
      5,
      'days',
      'Rules 26 and 27: only May and June are completed calendar months. Twice 2½ is 5.',
    ),
    numeric(
      'Another official was on extraordinary leave for 60 days between July and December. How many days are credited on 1 January?',
      9,
      'days',
      'Rule 26(1): the credit is reduced by one-tenth of the 60 days. 15 less 6 is 9.',
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
      'On medical certificate, leave up to **half the half pay leave due** may be granted on full leave salary. **Twice** the number of days is then debited from the half pay leave account (rule 30). Without a medical certificate, up to 90 days of half pay leave in the whole service may be commuted. They are for an approved course of study certified to be in the public interest.',
    ),
    callout(
      'example',
      'A clerk with 40 days of half pay leave falls ill for 12 days and brings a medical certificate. She is granted 12 days of commuted leave; 24 days are debited; 16 remain.',
    ),
    callout(
      'important',
      'Commuted leave is granted only when there is reason to believe that the Government servant will return to duty. One who resigns or retires voluntarily without returning has it treated as half pay leave, and the difference is recovered. Not so on ill-health that incapacitates, or on death (rule 30).',
    ),
    h3('Leave not due'),
    p(
      'A permanent or quasi-permanent Government servant who has no half pay leave left may be given leave **not due**, on medical certificate, up to **360 days** in the whole service. The authority has to be satisfied that there is a reasonable prospect of return. It is limited to the half pay leave likely to be earned afterwards, and is debited against it (rule 31).',
    ),
    blanks(
      'Fill in the numbers of half pay leave.',
      'Half pay leave is credited with [[10|ten]] days on 1 January and as many on 1 July. Commuted leave debits [[twice|double|two times]] its days from the account. Leave not due is limited to [[360]] days in the whole service.',
      'Rules 29, 30 and 31.',
    ),
    numeric(
      'Fifty days of half pay leave are due; the medical certificate is for thirty days. How many days of commuted leave can be granted?',
      25,
      'days',
      'Rule 30: commuted leave is at most half of the half pay leave due. The account is then debited with 50.',
    ),
  ),
)
