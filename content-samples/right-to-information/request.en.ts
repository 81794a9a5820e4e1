import { callout, h3, lesson, p, screen, statute, table, ul } from '../support/write-lesson.ts'
import { blanks, categorising, matching, numeric } from '../support/write-questions.ts'

const RTI = 'Right to Information Act, 2005'

export const requestEn = lesson(
  'request',
  'The request and the clock',
  screen(
    'why',
    'Why this Act concerns your desk',
    p(
      'A citizen writes to your office and asks to see the file on a road that was sanctioned three years ago. Nobody in the section wrote those notes; two of the officers have been transferred. The citizen does not say why the file is wanted. You have thirty days.',
    ),
    p(
      'The **Right to Information Act, 2005** makes this an ordinary event. It came fully into force on 12 October 2005 and applies to every public authority. Such are bodies set up by the Constitution, by a law of Parliament or a State legislature, or by a notification or order. Bodies owned, controlled or substantially financed by the Government are included (section 2(h)).',
    ),
    statute(
      RTI,
      'Section 3',
      'Subject to the provisions of this Act, all citizens shall have the right to information.',
    ),
    h3('What the right covers'),
    p(
      'Section 2(j) speaks of information that is **held by or under the control of** a public authority. A citizen may:',
    ),
    ul(
      'inspect work, documents and records;',
      'take notes, extracts or certified copies;',
      'take certified samples of material;',
      'obtain information in electronic form where it is stored that way.',
    ),
    callout(
      'note',
      'The Act gives access to what exists on record. In *Central Board of Secondary Education v. Aditya Bandopadhyay* (2011) the Supreme Court held that a public authority is not bound to create information, to draw inferences, or to give advice. It is bound to give the record from which the citizen may draw them.',
    ),
  ),
  screen(
    'publish',
    'Publish before you are asked',
    p(
      'The best answer to a request is a page on the website that was there already. **Section 4** puts the first duty on the public authority, not on the citizen.',
    ),
    table(
      'The four duties of section 4(1)',
      ['Clause', 'Duty', 'What it means on your desk'],
      [
        '4(1)(a)',
        'Keep records catalogued and indexed, and computerise them within available resources',
        'A file that cannot be found cannot be disclosed; a missing index is not a ground of refusal',
      ],
      [
        '4(1)(b)',
        'Publish seventeen categories of information and update them every year',
        'Organisation, powers and duties, procedure of decisions, budget, subsidy beneficiaries, names of information officers',
      ],
      [
        '4(1)(c)',
        'Publish all relevant facts while formulating important policies',
        'Put the facts out with the policy, not after the first request',
      ],
      [
        '4(1)(d)',
        'Give reasons for administrative and quasi-judicial decisions to affected persons',
        'A speaking order, whether or not anybody asks under the Act',
      ],
    ),
    callout(
      'tip',
      'Keep a list of what people ask for. If three applicants have asked for the same thing in a quarter, publish it and tell the web team which page to put it on. Section 4(2) says the aim: citizens should need this Act as little as possible.',
    ),
    matching(
      'Which duty does each clause of section 4(1) lay on the public authority?',
      [
        ['Section 4(1)(a)', 'Catalogue and index the records'],
        ['Section 4(1)(b)', 'Publish seventeen categories of information'],
        ['Section 4(1)(c)', 'Publish the facts while framing an important policy'],
        ['Section 4(1)(d)', 'Give reasons for a decision to those it affects'],
      ],
      'Section 4(1): records first, then publication without being asked, then the facts behind policy, then reasons.',
      ['Appoint an appellate authority'],
    ),
  ),
  screen(
    'request',
    'Receiving a request',
    p(
      'A request is made in writing or electronically, in English, Hindi or the official language of the area, with the fee. It goes to the **Central Public Information Officer** (CPIO) or the State Public Information Officer (section 6(1)). There is no compulsory form. If a person cannot write, you must help put the oral request into writing.',
    ),
    statute(
      RTI,
      'Section 6(2)',
      'An applicant making request for information shall not be required to give any reason for requesting the information or any other personal details except those that may be necessary for contacting him.',
    ),
    h3('Fees'),
    table(
      'Fees in central public authorities (RTI Rules, 2012, rules 3, 4 and 5)',
      ['Item', 'Fee'],
      ['Application', '₹10 in cash, by demand draft, banker’s cheque, Indian Postal Order or electronically'],
      ['Copy, A4 or A3', '₹2 a page'],
      ['Larger paper, samples, models', 'Actual cost'],
      ['Inspection of records', 'First hour free; then ₹5 for each hour or part of it'],
      [
        'Applicant below the poverty line',
        'No fee, on production of a copy of the certificate (section 7(5); rule 5)',
      ],
    ),
    h3('Not yours? Transfer it'),
    p(
      'Another public authority may hold the information, or be more closely connected with it. Then transfer the request, or the part that belongs there, **as soon as practicable and within five days of receipt**. Tell the applicant at once (section 6(3)). Returning the request to the applicant is not a transfer.',
    ),
    callout(
      'important',
      'Any officer whose help the CPIO asks for is treated as a CPIO for the purposes of the Act (section 5(5)). If you hold the file and do not supply it, the penalty may fall on you.',
    ),
    blanks(
      'Fill in the fees of a central public authority.',
      'The application fee is ₹[[10|ten]]. A copy on A4 paper costs ₹[[2|two]] a page. Inspection is free for the first [[hour|one hour|1 hour]]; after that it costs ₹[[5|five]] for each hour or part of it.',
      'Right to Information Rules, 2012, rules 3 and 4. A person below the poverty line pays nothing: section 7(5) and rule 5.',
    ),
  ),
  screen(
    'clock',
    'The clock',
    p('Most penalties under the Act are penalties for delay. Learn these periods by heart.'),
    table(
      'Time limits under the Act',
      ['Event', 'Time', 'Section'],
      ['Ordinary request', '30 days from receipt', '7(1)'],
      ['Information that concerns the life or liberty of a person', '48 hours from receipt', '7(1)'],
      ['Request handed to an Assistant PIO', '5 days are added', '5(2)'],
      ['Transfer to another public authority', 'Within 5 days of receipt', '6(3)'],
      ['Notice to a third party', 'Within 5 days of receipt', '11(1)'],
      ['Third party’s representation', '10 days from receipt of the notice', '11(2)'],
      ['Decision where a third party is consulted', '40 days from receipt of the request', '11(3)'],
    ),
    h3('What stops the clock'),
    p(
      'If further fee is payable, send an intimation with the amount, how it was worked out, and the right of review. The days **between dispatch of that intimation and payment** are not counted (section 7(3)). Nothing else stops the clock: not leave, not a transfer of the dealing hand, not a file lying with another section.',
    ),
    callout(
      'important',
      'No decision within the time is a **deemed refusal** (section 7(2)), and information given after the time is given **free of charge** (section 7(6)).',
    ),
    callout(
      'example',
      'A request arrives on 3 June. On 13 June you send an intimation for ₹240; the applicant pays on 23 June. Ten days had run by 13 June, so twenty remain from 23 June: reply by 13 July.',
    ),
    numeric(
      'A request reaches you on 2 May. You send an intimation of further fee on 14 May; the applicant pays on 30 May. How many of the thirty days are left from the day of payment?',
      18,
      'days',
      'Section 7(3): the days between dispatch of the intimation and payment are left out. Twelve days had run by 14 May; eighteen remain.',
    ),
    categorising(
      'How long does the Act allow, counted from receipt of the request?',
      [
        [
          '48 hours',
          'Telling a family whether a person is in custody',
          'Telling a family whether a detained man has seen a doctor',
        ],
        [
          '5 days',
          'Transfer to the public authority that holds the record',
          'Written notice to a third party',
        ],
        ['30 days', 'Copies of an order of sanction', 'Inspection of the file of a road'],
      ],
      'Section 7(1) and its proviso; section 6(3); section 11(1).',
    ),
  ),
)
