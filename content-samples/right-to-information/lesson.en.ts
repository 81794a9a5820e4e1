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

const RTI = 'Right to Information Act, 2005'
const RULES = 'Right to Information Rules, 2012'

export const rightToInformationEn = lesson(
  screen(
    'why',
    'Why this Act concerns your desk',
    p(
      'A citizen writes to your office and asks to see the file on a road that was sanctioned three years ago. Nobody in the section wrote those notes; two of the officers have been transferred. The citizen does not say why the file is wanted. You have thirty days.',
    ),
    p(
      'The **Right to Information Act, 2005** makes this an ordinary event. It came fully into force on 12 October 2005 and applies to every public authority: bodies set up by the Constitution, by a law of Parliament or a State legislature, by a notification or order, and bodies owned, controlled or substantially financed by the Government (section 2(h)).',
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
  ),
  screen(
    'request',
    'Receiving a request',
    p(
      'A request is made in writing or electronically, in English, Hindi or the official language of the area, to the **Central Public Information Officer** (CPIO) or State Public Information Officer, with the fee (section 6(1)). There is no compulsory form. If a person cannot write, you must help put the oral request into writing.',
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
      'If the information is held by another public authority, or is more closely connected with it, transfer the request, or the part that belongs there, **as soon as practicable and within five days of receipt**, and tell the applicant at once (section 6(3)). Returning the request to the applicant is not a transfer.',
    ),
    callout(
      'important',
      'Any officer whose help the CPIO asks for is treated as a CPIO for the purposes of the Act (section 5(5)). If you hold the file and do not supply it, the penalty may fall on you.',
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
  ),
  screen(
    'exempt',
    'What may be withheld',
    p(
      'Disclosure is the rule. A refusal has to rest on a clause of **section 8(1)**, on section 9 (copyright of a person other than the State) or on section 24 (organisations of the Second Schedule).',
    ),
    table(
      'Exemptions of section 8(1) that an office meets most often',
      ['Clause', 'Information'],
      [
        '(a)',
        'Disclosure would prejudicially affect sovereignty, security, strategic, scientific or economic interests, or foreign relations',
      ],
      [
        '(d)',
        'Commercial confidence, trade secrets or intellectual property, where disclosure would harm a third party’s competitive position',
      ],
      ['(e)', 'Information available to a person in a fiduciary relationship'],
      [
        '(g)',
        'Disclosure would endanger life or physical safety, or identify a source of information given in confidence',
      ],
      ['(h)', 'Disclosure would impede investigation, apprehension or prosecution'],
      [
        '(i)',
        'Cabinet papers; the decision, reasons and material are made public after the decision is taken and the matter is complete',
      ],
      [
        '(j)',
        'Personal information; the clause was substituted by section 44(3) of the Digital Personal Data Protection Act, 2023, in force since November 2025, so read the current text',
      ],
    ),
    h3('Four questions before you refuse'),
    ol(
      'Which clause exactly? “Confidential” on a file cover is not a clause.',
      'What harm, and why would it follow from disclosure? In *Bhagat Singh v. CIC* (2007) the Delhi High Court held that the mere existence of an investigation is not enough for clause (h): show how disclosure would impede it.',
      'Does public interest in disclosure outweigh the harm to the protected interest? Then the information may be given in spite of the exemption (section 8(2)).',
      'Can the exempt part be severed? Then give the rest, with reasons for what is cut (section 10).',
    ),
    callout(
      'note',
      'Information about an event twenty years old is given even if exempt, except under clauses (a), (c) and (i) (section 8(3)). Allegations of corruption and of violation of human rights are outside the protection of section 24.',
    ),
  ),
  screen(
    'third',
    'When the information is about somebody else',
    p(
      'A citizen asks for the bid of a company. The company marked it confidential. You do not ask its *permission*; you ask for its *submission*, and then you decide.',
    ),
    ol(
      'Within **five days** of receiving the request, give written notice to the third party that you intend to disclose, and invite a submission (section 11(1)).',
      'The third party has **ten days** from receipt of the notice (section 11(2)).',
      'Within **forty days** of receiving the request, decide, and give the third party written notice of the decision and of the right to appeal (section 11(3) and (4)).',
    ),
    p(
      'Except for trade or commercial secrets protected by law, you may disclose if the public interest outweighs the possible harm to the third party (proviso to section 11(1)).',
    ),
    callout(
      'tip',
      'Section 11 is a procedure, not an exemption. The order still has to name a clause of section 8(1) if information is refused.',
    ),
  ),
  screen(
    'reply',
    'Writing the reply',
    p(
      'Answer point by point, in the applicant’s numbering. Give the information in the form in which it is sought, unless that would disproportionately divert resources or endanger the record (section 7(9)); then offer another form, such as inspection.',
    ),
    h3('If you refuse, wholly or in part'),
    p('Section 7(8) lists what the letter must contain:'),
    ul(
      'the **reasons** for the rejection;',
      'the **period** within which an appeal may be made;',
      'the **particulars of the appellate authority**.',
    ),
    callout(
      'example',
      'Point 3: Copies of the technical evaluation sheets are enclosed (pages 14 to 31). The unit prices in columns 5 and 6 are withheld under section 8(1)(d), because the rate contract is to be re-tendered in March and disclosure now would tell each bidder the margins of the others. The columns have been severed under section 10. You may appeal within thirty days of receiving this letter to the First Appellate Authority, whose name, address and e-mail are given below.',
    ),
    h3('Appeal and penalty'),
    table(
      'Remedies of the applicant',
      ['Step', 'Before whom', 'Time to file', 'Section'],
      [
        'First appeal',
        'Officer senior in rank to the CPIO',
        '30 days from the expiry of the time or receipt of the decision; decided in 30 days, or in 45 with reasons recorded',
        '19(1), 19(6)',
      ],
      [
        'Second appeal',
        'Central or State Information Commission',
        '90 days from the decision, or from when it should have been made',
        '19(3)',
      ],
      ['Complaint', 'Central or State Information Commission', 'No period is laid down', '18'],
    ),
    p(
      'In an appeal the **burden of justifying a refusal is on the officer** who refused (section 19(5)). The Commission may impose **₹250 a day, up to ₹25,000**, on the officer personally for delay, refusal without reasonable cause, or false, incomplete or misleading information, after a hearing (section 20(1)), and may recommend disciplinary action for persistent default (section 20(2)).',
    ),
    p(`Sources on these screens: ${RTI}; ${RULES}.`),
  ),
  screen(
    'quiz1',
    'Check yourself: time and duty',
    single(
      'A request reaches your office on 4 August. On 6 August you see that all the information is held by another ministry. What do you do?',
      [
        wrong(
          'Return it to the applicant with the address of the other ministry',
          'The applicant has done enough by writing to a public authority; finding the right one is your duty.',
        ),
        right(
          'Transfer it to that ministry by 9 August and tell the applicant',
          'Section 6(3) allows at most five days from receipt and asks you to inform the applicant at once.',
        ),
        wrong(
          'Wait until the thirtieth day and reply that you do not hold it',
          'This breaches section 6(3) and invites a penalty under section 20.',
        ),
        wrong(
          'Ask the applicant why the information is wanted, to find the right office',
          'Section 6(2) forbids asking for reasons.',
        ),
      ],
      'Section 6(3): transfer as soon as practicable and in no case later than five days from receipt, with immediate intimation to the applicant.',
    ),
    single(
      'A woman asks whether her brother, picked up by the police last night, is in custody and where. Within what time must the information be given?',
      [
        wrong('Thirty days', 'That is the ordinary limit; this request concerns liberty.'),
        wrong('Five days', 'Five days is the limit for a transfer or a notice to a third party.'),
        right(
          'Forty-eight hours',
          'It concerns the life or liberty of a person: the proviso to section 7(1) applies.',
        ),
      ],
      'Proviso to section 7(1): information that concerns the life or liberty of a person is given within forty-eight hours of the receipt of the request.',
    ),
    single(
      'The reply is ready on the thirty-eighth day; 120 pages at ₹2 are to be copied. No intimation of fee was ever sent. What does the applicant pay?',
      [
        wrong(
          '₹240 before the copies are sent',
          'The time under section 7(1) has passed, so no fee may be charged.',
        ),
        right('Nothing', 'Information given after the time limit is free of charge.'),
        wrong(
          '₹10 as a fresh application fee',
          'The application fee was paid once and is not charged again.',
        ),
      ],
      'Section 7(6): where the public authority fails to comply with the time limit, the information is provided free of charge.',
    ),
  ),
  screen(
    'quiz2',
    'Check yourself: refusing well',
    multiple(
      'Which of these must a letter of refusal contain?',
      [
        right('The reasons for the rejection', 'Section 7(8)(i).'),
        right('The period within which an appeal may be preferred', 'Section 7(8)(ii).'),
        right('The particulars of the appellate authority', 'Section 7(8)(iii).'),
        wrong(
          'The purpose for which the applicant wants the information',
          'You may not even ask for it: section 6(2).',
        ),
      ],
      'Section 7(8) lists three things: reasons, period for appeal, and particulars of the appellate authority.',
    ),
    single(
      'A file of forty pages has two pages that would reveal the identity of an informer. What is the right course?',
      [
        wrong('Refuse the file under section 8(1)(g)', 'The clause covers only the two pages.'),
        right(
          'Give thirty-eight pages, sever the two, and say why',
          'Section 10 allows access to the part that can reasonably be severed.',
        ),
        wrong(
          'Give all forty pages, since disclosure is the rule',
          'Clause (g) protects the source; public interest has to outweigh the harm before it is disclosed.',
        ),
      ],
      'Section 10(1) with section 8(1)(g): give what is not exempt, and give notice under section 10(2) of what was severed, why, and who decided.',
    ),
    single(
      'A company, consulted under section 11, replies that it does not agree to disclosure of its bid. What follows?',
      [
        wrong('The information must be refused', 'A third party’s objection is a submission, not a veto.'),
        right(
          'The officer weighs the submission, decides, and notifies the company of its right to appeal',
          'The decision remains with the officer: section 11(3) and (4).',
        ),
        wrong(
          'The matter is sent to the Information Commission for a ruling',
          'The Commission is reached by appeal or complaint, not by reference.',
        ),
      ],
      'Section 11: the submission is kept in view while taking a decision within forty days of the request; the third party may appeal under section 19.',
    ),
    single(
      'What is the largest penalty the Commission can impose on an information officer for one request?',
      [
        wrong('₹250', 'That is the amount for each day.'),
        wrong('₹10,000', 'The Act names another ceiling.'),
        right('₹25,000', '₹250 a day, not exceeding ₹25,000 in total.'),
        wrong('There is no ceiling', 'Section 20(1) has one.'),
      ],
      'Section 20(1): ₹250 each day till the application is received or information is furnished, the total not exceeding ₹25,000, after a reasonable opportunity of being heard.',
    ),
  ),
)
