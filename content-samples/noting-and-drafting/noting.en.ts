import { callout, h3, lesson, ol, p, screen, table, ul } from '../support/write-lesson.ts'
import { steps } from '../support/write-structure.ts'
import { categorising, matching, ordering, reflection, typed } from '../support/write-questions.ts'

export const notingEn = lesson(
  'noting',
  'The note',
  screen(
    'note',
    'What a note is for',
    p(
      'A note is the set of **remarks recorded on a case to facilitate its disposal**. So says the *Central Secretariat Manual of Office Procedure* (CSMOP) of the Department of Administrative Reforms and Public Grievances; this course follows the edition of 2022. The definition contains the whole test. If the case can be decided more easily after your note than before it, it is a note. If not, it is writing.',
    ),
    p(
      'A note is read three times. The officer who decides reads it, and the successor who has to defend the decision. Years later it is read by an auditor, a court or a citizen with a request under the Right to Information Act. Write for the third reader and the first two will thank you.',
    ),
    h3('Before you write anything'),
    ol(
      'Read the **paper under consideration** (PUC), which may be a fresh receipt, to the end.',
      'Ask whether it needs a note at all. Where the line of reply is obvious and within your powers, put up a draft, or send the reply.',
      'Look for the **precedent** and for the running summary of facts on the file.',
      'Find the rule, order or delegation that governs the question. A note that says “as per rules” has not found it.',
    ),
    callout(
      'important',
      'Oral instructions are confirmed in writing. If a superior officer gives a direction orally, record it on the file and ask for confirmation. Rule 3 of the Central Civil Services (Conduct) Rules, 1964 obliges the superior to confirm it.',
    ),
    reflection(
      'Take the last note you wrote. Can the case be decided more easily after it than before?',
      'If the reader still has to open the receipt to learn the question, the first paragraph is missing.',
    ),
  ),
  screen(
    'examine',
    'Examining a case',
    p(
      'The dealing officer’s note does six things, in this order. Paragraphs are numbered, so that those above can say “para 4 may be approved”.',
    ),
    steps(
      [
        'The question',
        'One sentence: what is asked, by whom, and by when an answer is due. Leave out the history of the department.',
      ],
      [
        'The facts',
        'Facts checked with the record, errors in the receipt pointed out, missing data named. Refer to the receipt; do not copy it.',
      ],
      [
        'The rule',
        'Section, rule or order, with the words that decide the case. Leave out rules that do not apply.',
      ],
      ['The precedent', 'How like cases were decided, with file numbers. Cite none that you have not read.'],
      ['The options', 'Possible courses with cost, consequence and risk. No straw men.'],
      [
        'The recommendation',
        'One course, the authority competent to approve it, and the draft if it can be put up now. Never “submitted for orders” alone.',
      ],
    ),
    callout(
      'example',
      '1. The Director, Regional Office, Nagpur seeks sanction for hiring two staff cars for six months (PUC, page 12/cor.).',
      '2. One of his two cars was condemned in July (page 4/cor.). The second runs 1,900 km a month. The letter does not say why two cars are asked for in place of one. The office was asked by e-mail and has confirmed that one would do (page 14/cor.).',
      '3. Hiring of vehicles falls within the powers of a Head of Department, subject to the economy instructions in force (flag A).',
      '4. One car may be hired for six months through GeM at an estimated ₹2.70 lakh, against a budget balance of ₹4.10 lakh under the object head. Deputy Secretary is competent. A draft is placed below for approval.',
    ),
    ordering(
      'Put the parts of an examination note in order.',
      [
        'The question',
        'The facts, checked',
        'The rule that governs them',
        'How like cases were decided',
        'The options with their consequences',
        'One recommendation',
      ],
      'CSMOP on the examination of cases: the reader meets the question first and the recommendation last.',
    ),
  ),
  screen(
    'style',
    'The style of a good note',
    ul(
      '**Short.** Two pages are nearly always enough. What is longer goes into an appendix to notes.',
      '**Temperate.** Errors are pointed out in courteous language, without personal remarks. Criticise the reasoning, never the officer.',
      '**Not repetitive.** An officer who agrees signs; an officer who has something to add, adds only that.',
      '**Complete at the end.** Signature on the right with name, designation and full date. In e-Office the signature and the time come with the green note.',
      '**Fixed.** A note once recorded is not altered or pasted over. If you change your mind, record a fresh note that says so. If a senior officer disagrees with a note, it stays on the file, and the disagreement is recorded below it.',
    ),
    table(
      'The same thought, twice',
      ['Instead of', 'Write'],
      [
        'It is submitted that the undersigned has gone through the case minutely and it is seen that',
        '(nothing: begin with the fact)',
      ],
      [
        'The matter may kindly be perused and orders as deemed fit may kindly be passed',
        'Sanction of ₹2.70 lakh may be approved (para 4)',
      ],
      ['As desired, necessary action has been taken', 'The reply was issued on 3 May (page 21/cor.)'],
      [
        'The proposal is not feasible',
        'The proposal needs ₹14 lakh; the head has ₹4 lakh until the revised estimates',
      ],
    ),
    h3('How many levels?'),
    p(
      'Each level that only signs adds days and no value. CSMOP asks departments to lay down the **level of final disposal** and the **channel of submission** for each class of case. The channel has no more than **four levels**. Where level jumping is allowed, the officers passed over see the file on its return.',
    ),
    matching(
      'Which plain sentence replaces which phrase?',
      [
        ['Orders as deemed fit may kindly be passed', 'Sanction of ₹2.70 lakh may be approved (para 4)'],
        ['Necessary action has been taken', 'The reply was issued on 3 May (page 21/cor.)'],
        ['The proposal is not feasible', 'The proposal needs ₹14 lakh; the head has ₹4 lakh'],
      ],
      'Each plain sentence says what happens, how much, and where to find it.',
    ),
  ),
  screen(
    'reference',
    'Referencing and flagging',
    p(
      'The reader must reach every paper you mention in one step. On paper that is done with page numbers and flags; in e-Office, with links to correspondence and earlier notes.',
    ),
    table(
      'Parts of a file',
      ['Part', 'What it holds', 'How to cite it'],
      ['Notes portion', 'Notes in order of date, paragraphs numbered', 'para 6/n. or page 4/n.'],
      [
        'Correspondence portion',
        'Receipts and office copies of issues in order, pages serially numbered',
        'page 12/cor.',
      ],
      ['Appendix', 'Long enclosures and statements that would bury the case', 'App. I/cor.'],
      [
        'Linked file',
        'Another current file needed for this case',
        'By its file number, with the reason for linking',
      ],
    ),
    ul(
      'A **flag** is a slip with a letter that marks a reference book, an order or a precedent sent with the file. It is pinned so that the letter shows, and removed when the case is over. It never replaces a page number: flags fall off.',
      'Mark **PUC** and **FR** (fresh receipt) with slips of their own.',
      'Mark a case as urgent only when it deserves it: a marking that is on everything is on nothing.',
    ),
    callout(
      'tip',
      'In e-Office, attach the rule itself as a reference instead of writing “rules are enclosed”, and cite the page of the document. A link to a file without the page number is a flag that fell off.',
    ),
    categorising(
      'Where in the file does it stand?',
      [
        ['Notes portion', 'Your examination of the case', 'The approval of the Deputy Secretary'],
        ['Correspondence portion', 'The receipt under consideration', 'The office copy of the reply'],
        ['Appendix', 'A statement of forty pages sent with the receipt'],
      ],
      'CSMOP: notes and correspondence are kept apart; long enclosures go to the appendix.',
    ),
    typed(
      'Which three letters mark the paper under consideration?',
      ['PUC', 'P.U.C.', 'puc'],
      'PUC, the paper under consideration. A fresh receipt is marked FR.',
    ),
  ),
)
