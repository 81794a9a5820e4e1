import { callout, h3, lesson, p, screen, statute, table, ul } from '../support/write-lesson.ts'
import { flashcards, references, tabs, timeline } from '../support/write-structure.ts'
import {
  assessment,
  blanks,
  categorising,
  end,
  matching,
  multiple,
  node,
  numeric,
  ordering,
  pool,
  right,
  scenario,
  single,
  typed,
  way,
  wrong,
} from '../support/write-questions.ts'

export const publicMoneyEn = lesson(
  'public-money',
  'Public money: from the vote to the audit',
  screen(
    'constitution',
    'No tax without law, no rupee without a vote',
    statute(
      'Constitution of India',
      'Article 265',
      'No tax shall be levied or collected except by authority of law.',
    ),
    p(
      'The same idea governs the other side of the account: money leaves the Consolidated Fund only under an appropriation made by law (Article 114(3)). Every sanction you sign rests on these two sentences.',
    ),
    table(
      'Three places where Government money lies',
      ['Fund', 'What it holds', 'How it is drawn', 'Article'],
      [
        'Consolidated Fund of India',
        'All revenues, loans raised and loans repaid',
        'Only under appropriation by Parliament',
        '266(1)',
      ],
      [
        'Contingency Fund of India',
        'An imprest for unforeseen expenditure',
        'By the executive, pending authorisation by Parliament; recouped afterwards',
        '267(1)',
      ],
      [
        'Public Account',
        'Money held in trust: provident funds, small savings, deposits',
        'No vote needed; it is not Government’s own',
        '266(2)',
      ],
    ),
    p(
      'Some expenditure is **charged** on the Consolidated Fund: it is discussed but not put to the vote. Examples are the emoluments of the President and the salaries of judges of the Supreme Court and of the Comptroller and Auditor General. Interest on public debt and sums to satisfy a court decree are charged too (Article 112(3)). All else is **voted**.',
    ),
    categorising(
      'Where does the money lie?',
      [
        ['Consolidated Fund', 'Income tax received', 'A loan raised by Government'],
        ['Public Account', 'Provident fund contributions', 'Small savings'],
        ['Contingency Fund', 'The imprest for an unforeseen calamity'],
      ],
      'Articles 266(1), 266(2) and 267(1) of the Constitution.',
    ),
  ),
  screen(
    'calendar',
    'How the budget is made and passed',
    p(
      'The annual financial statement of estimated receipts and expenditure is laid before both Houses under **Article 112**. The financial year runs from 1 April to 31 March. Since 2017 the Union Budget is presented on the first day of February and includes the railways, so that appropriations are in place when the year begins.',
    ),
    timeline(
      [
        'August and September',
        'Estimates',
        'The Budget Division of the Department of Economic Affairs calls for them in the Budget Circular. Ministries frame revised estimates for the year and budget estimates for the next.',
      ],
      [
        'October and November',
        'Pre-budget discussions',
        'Discussions with the Secretary (Expenditure) settle the ceilings.',
      ],
      [
        '1 February',
        'Presentation',
        'With the Finance Bill and the documents of the Fiscal Responsibility and Budget Management Act, 2003.',
      ],
      ['Before 31 March', 'Vote on account, where needed', 'For part of the year (Article 116).'],
      [
        'During the recess',
        'Standing Committees',
        'The department-related committees examine the demands for grants.',
      ],
      [
        'After the recess',
        'Demands for grants',
        'They are voted by the Lok Sabha (Article 113). Those not reached are put together: the guillotine.',
      ],
      ['Last', 'Appropriation Bill and Finance Bill', 'Both are passed (Articles 114 and 110).'],
    ),
    h3('When the grant does not suffice'),
    table(
      'Ways of meeting a shortfall',
      ['Means', 'When', 'Authority'],
      [
        'Re-appropriation',
        'Savings in one unit of the same grant, not from charged to voted, nor between revenue and capital',
        'Delegation of Financial Powers Rules',
      ],
      [
        'Supplementary grant',
        'The amount is insufficient, or a new service arises in the year',
        'Article 115(1)(a)',
      ],
      [
        'Excess grant',
        'More was spent than granted; regularised after the Public Accounts Committee has reported',
        'Article 115(1)(b)',
      ],
    ),
    callout(
      'important',
      'An excess over a grant is an unauthorised use of public money until Parliament regularises it. “The bill had come” is not an authority.',
    ),
    ordering(
      'Put the stages of the budget in order.',
      [
        'The Budget Circular calls for estimates',
        'The Budget is presented',
        'Demands for grants are voted',
        'The Appropriation Bill is passed',
        'Money is drawn from the Consolidated Fund',
      ],
      'Articles 112, 113 and 114: presentation, vote, appropriation, and only then expenditure.',
    ),
  ),
  screen(
    'propriety',
    'Before you sanction: propriety',
    p(
      'Rule 21 of the **General Financial Rules, 2017** sets the standards that every officer incurring or sanctioning expenditure is guided by. In short:',
    ),
    ul(
      'the same vigilance as a person of ordinary prudence exercises over his own money;',
      'no more spent than the occasion demands at first sight;',
      'no power of sanction used to pass an order that is directly or indirectly to one’s own advantage;',
      'no public money for the benefit of one person or one section of the people. Exceptions are claims that a court would enforce, and a recognised policy or custom;',
      'allowances so regulated that they are not, on the whole, a source of profit.',
    ),
    h3('Four questions in the note'),
    table(
      'The four essentials of a sanction',
      ['Question', 'Evidence on file'],
      ['Is there a **provision** in the budget?', 'Head of account and balance from PFMS'],
      [
        'Is there a **power** to sanction?',
        'Entry of the delegation, with its limit; concurrence of the Financial Adviser where required',
      ],
      ['Is there a **rule** that permits it?', 'Scheme guideline, GFR rule or order'],
      ['Is the **rate** reasonable?', 'GeM price, tender, or rate analysis'],
    ),
    callout(
      'example',
      'A division asks to split the purchase of 40 chairs into four orders of ten, so that each stays within the lower limit. The demand is one; splitting it to avoid a higher authority’s sanction is forbidden (rule 157 of GFR, 2017). Put up one case to the competent authority.',
    ),
    scenario(
      'Forty chairs in March',
      [
        node(
          'start',
          'A division asks for forty chairs on 20 March. One order is above your limit; four orders of ten are within it. The vendor can deliver in April.',
          way('Sign four orders of ten', 'Each is within your limit, and together they are not.', 'split'),
          way(
            'Put up one case to the competent authority',
            'The Financial Adviser asks why it has to be this month.',
            'one',
          ),
          way(
            'Pay the vendor now against a promise to deliver',
            'The money leaves the account, and no chair has come.',
            'advance',
          ),
        ),
        node(
          'one',
          'The chairs are needed for a hall that opens in June.',
          way(
            'Surrender the savings and provide for the chairs next year',
            'The estimate is on record, and there is no rush in March.',
            'right',
          ),
          way(
            'Insist, so that the budget does not lapse',
            'The Adviser quotes rule 62 of GFR, 2017.',
            'rush',
          ),
        ),
        end('right', 100, 'One demand, one sanction, and the money spent when it is needed.'),
        end(
          'rush',
          40,
          'The authority was the right one. But a budget that would lapse is no reason to spend it.',
        ),
        end(
          'split',
          0,
          'Rule 157 of GFR, 2017 forbids splitting a demand to avoid the sanction of higher authority.',
        ),
        end(
          'advance',
          0,
          'Payment ahead of supply to save a balance from lapsing is parking of funds by another name.',
        ),
      ],
      'General Financial Rules, 2017: rule 21 on propriety, rule 62 on rush of expenditure, rule 157 on splitting of demands.',
    ),
    matching(
      'Which evidence answers which question?',
      [
        ['Is there a provision?', 'Head of account and balance from PFMS'],
        ['Is there a power?', 'Entry of the delegation with its limit'],
        ['Is there a rule?', 'Scheme guideline or GFR rule'],
        ['Is the rate reasonable?', 'GeM price, tender or rate analysis'],
      ],
      'A sanction that lacks one of the four will be found by audit.',
    ),
  ),
  screen(
    'account',
    'Heads of account and the flow of money',
    p(
      'A rupee is found again by its head of account. The List of Major and Minor Heads prescribes a classification in **six tiers** and fifteen digits.',
    ),
    table(
      'The six tiers of classification',
      ['Tier', 'Digits', 'Shows'],
      ['Major head', '4', 'Function: for example 2202 General Education'],
      ['Sub-major head', '2', 'Part of the function'],
      ['Minor head', '3', 'Programme'],
      ['Sub-head', '2', 'Scheme'],
      ['Detailed head', '2', 'Sub-scheme or unit'],
      ['Object head', '2', 'What the money buys: salaries, office expenses, grants'],
    ),
    p(
      'The first digit of the major head tells the section. Receipts on revenue account begin with 0 or 1, revenue expenditure with 2 or 3, capital expenditure with 4 or 5. Loans and advances begin with 6 or 7, the Contingency Fund and the Public Account with 8.',
    ),
    p(
      'Payments of the Union run through the **Public Financial Management System (PFMS)** of the Controller General of Accounts. For centrally sponsored schemes the aim is *just in time* release through the Single Nodal Agency arrangements. Money moves when the beneficiary is to be paid, not when the quarter ends.',
    ),
    callout(
      'tip',
      'Before releasing the next instalment of a grant, look at the utilisation certificate in Form GFR 12-A (rule 238) **and** the bank balance of the grantee. A certificate of utilisation beside a large balance contradicts itself.',
    ),
    numeric(
      'How many digits does the whole classification have?',
      15,
      'digits',
      'Six tiers of 4, 2, 3, 2, 2 and 2 digits.',
    ),
    blanks(
      'What does the first digit of the major head tell?',
      'Revenue receipts begin with 0 or [[1|one]]; revenue expenditure with 2 or [[3|three]]; capital expenditure with 4 or [[5|five]]. The digit [[8|eight]] is for the Contingency Fund and the Public Account.',
      'List of Major and Minor Heads.',
    ),
  ),
  screen(
    'control',
    'Control, audit and Parliament',
    tabs(
      [
        'The office',
        p(
          'The expenditure register, monthly reconciliation with the Pay and Accounts Office, and surrender of savings in time.',
        ),
        p(
          'Rush of expenditure in the closing months is a breach of financial propriety (rule 62 of GFR, 2017).',
        ),
      ],
      [
        'The Secretary',
        p(
          'The Financial Adviser advises the Secretary. As **Chief Accounting Authority** the Secretary answers for the ministry’s accounts and appropriations (rule 70).',
        ),
      ],
      [
        'The CAG',
        p(
          'The **Comptroller and Auditor General** audits the receipts and expenditure of the Union and the States. The reports go to the President or Governor, who has them laid before the legislature (Articles 148 to 151).',
        ),
      ],
      [
        'Parliament',
        p(
          'The **Public Accounts Committee** has up to 22 members, 15 from the Lok Sabha and 7 from the Rajya Sabha. It examines the appropriation accounts and the audit reports.',
        ),
      ],
    ),
    table(
      'Three kinds of audit question',
      ['Audit', 'It asks'],
      ['Financial audit', 'Do the accounts show the truth?'],
      ['Compliance audit', 'Were laws, rules and orders followed?'],
      ['Performance audit', 'Was it done with economy, efficiency and effectiveness?'],
    ),
    callout(
      'note',
      'The Fiscal Responsibility and Budget Management Act, 2003 obliges the Central Government to lay statements of fiscal policy with the budget. So the deficit, and the debt it adds to, are decided in the open. **Fiscal deficit** is total expenditure less receipts that are not borrowings; **revenue deficit** is revenue expenditure less revenue receipts.',
    ),
    typed(
      'Which committee of Parliament examines the appropriation accounts? Write its name.',
      ['Public Accounts Committee', 'PAC', 'The Public Accounts Committee'],
      'It also examines the reports of the Comptroller and Auditor General.',
    ),
  ),
  screen(
    'words',
    'Words and sources',
    flashcards(
      ['Charged expenditure', 'Discussed and not voted: Article 112(3)'],
      ['Vote on account', 'A grant in advance for part of the year: Article 116'],
      ['Supplementary grant', 'More money within the year: Article 115(1)(a)'],
      ['Excess grant', 'Regularised after the Public Accounts Committee has reported: Article 115(1)(b)'],
    ),
    references(
      ['Constitution of India, Articles 110 to 117, 148 to 151 and 265 to 267'],
      ['General Financial Rules, 2017'],
      ['Delegation of Financial Powers Rules'],
      ['Fiscal Responsibility and Budget Management Act, 2003'],
    ),
  ),
  screen(
    'assessment',
    'Assessment: before you sign',
    p(
      'Six questions are drawn from a bank of nine. You may try three times; the best attempt counts. Sixty per cent is a pass.',
    ),
    assessment(
      'Assessment: before you sign',
      'What was right is shown at the end of each attempt.',
      60,
      pool(
        'Funds and votes',
        3,
        single(
          'Contributions to the General Provident Fund of employees are credited to which of these?',
          [
            wrong('The Consolidated Fund of India', 'The money does not belong to Government.'),
            wrong('The Contingency Fund of India', 'That is an imprest for unforeseen expenditure.'),
            right('The Public Account of India', 'Government holds it in trust.'),
          ],
          'Article 266(2): all other public moneys received by or on behalf of the Government are credited to the Public Account.',
        ),
        multiple(
          'Which of these are charged on the Consolidated Fund of India?',
          [
            right('Interest on the public debt', 'Article 112(3)(c).'),
            right('A sum required to satisfy a decree of a court', 'Article 112(3)(f).'),
            wrong('Salaries of a department’s staff', 'They are voted expenditure.'),
            right('Salary of the Comptroller and Auditor General', 'Article 112(3)(e).'),
          ],
          'Article 112(3) lists charged expenditure. It may be discussed in either House and is not submitted to the vote (Article 113(1)).',
        ),
        single(
          'In January a scheme needs ₹5 crore more, and there are equal savings in another unit of the same grant and the same section, both voted. What is the first course to examine?',
          [
            right(
              'Re-appropriation within the delegated powers',
              'Both units stand in the same grant, section and class.',
            ),
            wrong('An excess grant', 'Excess is regularised after the year has ended; it is never planned.'),
            wrong('A withdrawal from the Public Account', 'That money is held in trust.'),
            wrong('A vote on account', 'It provides for part of a year pending the passing of the budget.'),
          ],
          'Delegation of Financial Powers Rules: re-appropriation within a grant subject to its conditions; a supplementary grant under Article 115(1)(a) where savings are not available.',
        ),
        matching(
          'Which Article?',
          [
            ['No tax without law', 'Article 265'],
            ['Annual financial statement', 'Article 112'],
            ['Appropriation Bill', 'Article 114'],
            ['Vote on account', 'Article 116'],
          ],
          'Constitution of India, Part V and Part XII.',
          ['Article 280'],
        ),
      ),
      pool(
        'Propriety and control',
        3,
        single(
          'An officer competent to sanction up to a limit receives one demand that is above it, and approves it as two purchases. How is this to be seen?',
          [
            wrong('As an efficient use of delegated power', 'The power does not extend to the demand.'),
            right('As splitting a demand to avoid the sanction of higher authority', 'The rules forbid it.'),
            wrong('As proper if each order is with a different vendor', 'The demand is still one.'),
          ],
          'General Financial Rules, 2017, rule 157: a demand for goods shall not be divided into small quantities to make piecemeal purchases to avoid the sanction of higher authority.',
        ),
        single(
          'What does the first digit 4 or 5 of a major head tell you?',
          [
            wrong('Revenue receipts', 'These begin with 0 or 1.'),
            wrong('Revenue expenditure', 'It begins with 2 or 3.'),
            right('Capital expenditure', 'Major heads of the capital section begin with 4 or 5.'),
            wrong('Public Account', 'It begins with 8.'),
          ],
          'List of Major and Minor Heads: 0–1 revenue receipts, 2–3 revenue expenditure, 4–5 capital expenditure, 6–7 loans and advances, 8 Contingency Fund and Public Account.',
        ),
        single(
          'A large unspent balance remains in March. What does financial propriety ask?',
          [
            wrong(
              'Release it to the implementing agency so that it does not lapse',
              'That is parking of funds.',
            ),
            right(
              'Surrender the savings in time',
              'Funds are released for need, not to save them from lapsing.',
            ),
            wrong(
              'Buy next year’s requirement in advance',
              'Rush of expenditure in the closing months is a breach of propriety.',
            ),
          ],
          'General Financial Rules, 2017, rule 62: savings are surrendered when foreseen; rush of expenditure, particularly in the closing months, is a breach of financial propriety.',
        ),
        single(
          'Who answers, as Chief Accounting Authority of a ministry, for the expenditure under its grants?',
          [
            wrong('The Minister', 'The Minister answers to Parliament for policy.'),
            wrong('The Financial Adviser', 'The Adviser assists the Chief Accounting Authority.'),
            right('The Secretary', 'Rule 70 of GFR, 2017.'),
            wrong('The Controller General of Accounts', 'That office compiles the accounts of the Union.'),
          ],
          'General Financial Rules, 2017, rule 70: the Secretary of a ministry or department is its Chief Accounting Authority.',
        ),
        categorising(
          'Which audit asks it?',
          [
            ['Compliance audit', 'Was the tender rule followed?', 'Was the sanction within the delegation?'],
            ['Performance audit', 'Did the scheme reach the villages?', 'Could it have cost less?'],
            ['Financial audit', 'Do the accounts show the truth?'],
          ],
          'Compliance asks about rules, performance about economy, efficiency and effectiveness, financial audit about the accounts.',
        ),
      ),
    ),
  ),
)
