import { callout, h3, lesson, p, screen, table } from '../support/write-lesson.ts'
import { accordion, steps } from '../support/write-structure.ts'
import { end, matching, node, ordering, scenario, typed, way } from '../support/write-questions.ts'

export const decideEn = lesson(
  'decide',
  'Disclose or withhold',
  screen(
    'exempt',
    'What may be withheld',
    p(
      'Disclosure is the rule. A refusal has to rest on a clause of **section 8(1)**, on section 9 or on section 24. Section 9 is about copyright of a person other than the State, section 24 about organisations of the Second Schedule.',
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
    accordion(
      [
        '1. Which clause exactly?',
        p('Which clause exactly? “Confidential” on a file cover is not a clause.'),
      ],
      [
        '2. What harm, and why?',
        p(
          'What harm, and why would it follow from disclosure? In *Bhagat Singh v. CIC* (2007) the Delhi High Court held that the mere existence of an investigation is not enough for clause (h): show how disclosure would impede it.',
        ),
      ],
      [
        '3. Does public interest outweigh it?',
        p(
          'Does public interest in disclosure outweigh the harm to the protected interest? Then the information may be given in spite of the exemption (section 8(2)).',
        ),
      ],
      [
        '4. Can the rest be given?',
        p('Can the exempt part be severed? Then give the rest, with reasons for what is cut (section 10).'),
      ],
    ),
    callout(
      'note',
      'Information about an event twenty years old is given even if exempt, except under clauses (a), (c) and (i) (section 8(3)). Allegations of corruption and of violation of human rights are outside the protection of section 24.',
    ),
    matching(
      'Under which clause of section 8(1) would each record first be examined?',
      [
        ['The break-up of a bidder’s rates in a live tender', 'Clause (d): commercial confidence'],
        [
          'The name of a villager who told the police of illegal mining',
          'Clause (g): safety and confidential sources',
        ],
        [
          'A witness statement in a case still under investigation',
          'Clause (h): investigation and prosecution',
        ],
        ['A note for the Cabinet on a matter not yet decided', 'Clause (i): Cabinet papers'],
      ],
      'To examine is not to refuse: each clause asks for a harm that disclosure would cause, and section 8(2) asks about the public interest.',
      ['Section 9: copyright'],
    ),
    typed(
      'Which section obliges you to give the part of a record that is not exempt, with the rest cut out?',
      ['Section 10', '10', 'Section 10(1)', '10(1)', 's. 10'],
      'Section 10(1). Under section 10(2) the applicant is told what was cut, why, and by whom.',
    ),
  ),
  screen(
    'third',
    'When the information is about somebody else',
    p(
      'A citizen asks for the bid of a company. The company marked it confidential. You do not ask its *permission*; you ask for its *submission*, and then you decide.',
    ),
    steps(
      [
        'Within five days: notice',
        'Within five days of receiving the request, give the third party written notice that you intend to disclose. Invite a submission (section 11(1)).',
      ],
      [
        'Ten days: the submission',
        'The third party has ten days from receipt of the notice (section 11(2)).',
      ],
      [
        'Within forty days: your decision',
        'Within forty days of receiving the request, decide. Give the third party written notice of the decision and of the right to appeal (section 11(3) and (4)).',
      ],
    ),
    p(
      'Except for trade or commercial secrets protected by law, you may disclose if the public interest outweighs the possible harm to the third party (proviso to section 11(1)).',
    ),
    callout(
      'tip',
      'Section 11 is a procedure, not an exemption. The order still has to name a clause of section 8(1) if information is refused.',
    ),
    ordering(
      'A request asks for the bid of a company. Put the steps of section 11 in order.',
      [
        'Receive the request and note the date',
        'Give the company written notice within five days',
        'Receive and weigh its submission within ten days of the notice',
        'Decide within forty days of the request',
        'Tell the company of the decision and of its right to appeal',
      ],
      'Section 11(1) to (4). The decision stays with the officer from the first step to the last.',
    ),
  ),
  screen(
    'bid',
    'A case: the bid marked confidential',
    p(
      'Decide as the Central Public Information Officer. Each choice has its consequence; you may begin again and try another way.',
    ),
    scenario(
      'The bid marked confidential',
      [
        node(
          'start',
          'On 1 September a citizen asks for the whole bid of a company that won a contract last year. The company marked every page confidential. What do you do first?',
          way(
            'Refuse at once, because the company marked it confidential',
            'A mark on a cover is no clause of section 8(1).',
            'refused',
          ),
          way(
            'Write to the company by 6 September and invite a submission',
            'Section 11(1) gives you five days, and you keep them.',
            'submission',
          ),
          way(
            'Ask the company for its permission, and wait',
            'The company does not answer. Nothing in the Act waits for permission.',
            'late',
          ),
        ),
        node(
          'submission',
          'The company objects. It says that its profit margins would help its rivals in the tender of next month. The rest of the bid, it admits, is on its website.',
          way(
            'Refuse the whole bid, since the company objects',
            'An objection is a submission, not a veto.',
            'refused',
          ),
          way(
            'Weigh it page by page: sever the margins, give the rest, name the clause',
            'You name section 8(1)(d) for the margins, cut them under section 10, and tell both sides how to appeal.',
            'done',
          ),
          way(
            'Send everything today and tell the company afterwards',
            'The company learns of your decision when it can no longer appeal.',
            'hasty',
          ),
        ),
        node(
          'late',
          'It is 12 October. The forty days of section 11(3) ended yesterday, and the applicant has written to the Commission.',
          way(
            'Decide now on the record as it stands',
            'You decide at once, and explain the delay when the Commission asks.',
            'mended',
          ),
          way('Go on waiting for the company', 'The penalty grows by ₹250 a day.', 'refused'),
        ),
        end(
          'done',
          100,
          'The applicant has what the law gives, and the company keeps what the law protects. Each knows why.',
        ),
        end(
          'hasty',
          40,
          'The record was open to the public for the most part. But section 11(3) and (4) promise the company notice and an appeal, and both came too late.',
        ),
        end(
          'mended',
          30,
          'Late and lawful is better than never. Section 20(1) still asks who was responsible for the delay.',
        ),
        end(
          'refused',
          0,
          'On appeal the burden of justifying the refusal is on you: section 19(5). There is nothing on the file to carry it.',
        ),
      ],
      'Section 11 asks for a submission, not for permission. The refusal needs a clause of section 8(1); what is not exempt is given under section 10.',
    ),
  ),
)
