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

export const budgetAndPublicFinanceEn = lesson(
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
      'Some expenditure is **charged** on the Consolidated Fund: it is discussed but not put to the vote. Examples are the emoluments of the President, salaries of judges of the Supreme Court and of the Comptroller and Auditor General, interest on public debt, and sums to satisfy a court decree (Article 112(3)). All else is **voted**.',
    ),
  ),
  screen(
    'calendar',
    'How the budget is made and passed',
    p(
      'The annual financial statement of estimated receipts and expenditure is laid before both Houses under **Article 112**. The financial year runs from 1 April to 31 March. Since 2017 the Union Budget is presented on the first day of February and includes the railways, so that appropriations are in place when the year begins.',
    ),
    ol(
      '**Estimates** are called for by the Budget Division of the Department of Economic Affairs in the Budget Circular of about August or September; ministries frame revised estimates for the year and budget estimates for the next.',
      '**Pre-budget discussions** with the Secretary (Expenditure) settle the ceilings.',
      '**Presentation** with the Finance Bill and the documents of the Fiscal Responsibility and Budget Management Act, 2003.',
      '**Vote on account**, where needed, for part of the year (Article 116).',
      'Department-related **Standing Committees** examine the demands for grants.',
      '**Demands for grants** are voted by the Lok Sabha (Article 113); those not reached are put together: the guillotine.',
      '**Appropriation Bill** (Article 114) and **Finance Bill** (Article 110) are passed.',
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
  ),
  screen(
    'propriety',
    'Before you sanction: propriety',
    p(
      'Rule 21 of the **General Financial Rules, 2017** sets the standards that every officer incurring or sanctioning expenditure is guided by. In short:',
    ),
    ul(
      'the same vigilance as a person of ordinary prudence exercises over his own money;',
      'expenditure not prima facie more than the occasion demands;',
      'no power of sanction used to pass an order that is directly or indirectly to one’s own advantage;',
      'no public money for the benefit of a particular person or section of the people, unless a claim could be enforced in court or the expenditure follows a recognised policy or custom;',
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
      'The first digit of the major head tells the section: 0 and 1 revenue receipts; 2 and 3 revenue expenditure; 4 and 5 capital expenditure; 6 and 7 loans and advances; 8 the Contingency Fund and the Public Account.',
    ),
    p(
      'Payments of the Union run through the **Public Financial Management System (PFMS)** of the Controller General of Accounts. For centrally sponsored schemes the aim is *just in time* release through the Single Nodal Agency arrangements: money moves when the beneficiary is to be paid, not when the quarter ends.',
    ),
    callout(
      'tip',
      'Before releasing the next instalment of a grant, look at the utilisation certificate in Form GFR 12-A (rule 238) **and** the bank balance of the grantee. A certificate of utilisation beside a large balance contradicts itself.',
    ),
  ),
  screen(
    'control',
    'Control, audit and Parliament',
    ul(
      '**Within the office**: the expenditure register, monthly reconciliation with the Pay and Accounts Office, surrender of savings in time. Rush of expenditure in the closing months is a breach of financial propriety (rule 62 of GFR, 2017).',
      '**Financial Adviser**: advises the Secretary, who as **Chief Accounting Authority** answers for the ministry’s accounts and appropriations (rule 70).',
      '**Comptroller and Auditor General**: audits receipts and expenditure of the Union and the States and reports to the President or Governor, who lays the reports before the legislature (Articles 148 to 151).',
      '**Public Accounts Committee**: up to 22 members, 15 from the Lok Sabha and 7 from the Rajya Sabha; examines the appropriation accounts and the audit reports.',
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
      'The Fiscal Responsibility and Budget Management Act, 2003 obliges the Central Government to lay statements of fiscal policy with the budget, so that the deficit, and the debt it adds to, are decided in the open. **Fiscal deficit** is total expenditure less receipts that are not borrowings; **revenue deficit** is revenue expenditure less revenue receipts.',
    ),
    p(
      'Sources on these screens: Constitution of India, Articles 110 to 117, 148 to 151 and 265 to 267; General Financial Rules, 2017; Delegation of Financial Powers Rules; Fiscal Responsibility and Budget Management Act, 2003.',
    ),
  ),
  screen(
    'quiz1',
    'Check yourself: funds and votes',
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
  ),
  screen(
    'quiz2',
    'Check yourself: propriety and control',
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
        wrong('Release it to the implementing agency so that it does not lapse', 'That is parking of funds.'),
        right('Surrender the savings in time', 'Funds are released for need, not to save them from lapsing.'),
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
  ),
)
