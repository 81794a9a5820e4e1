import { type Role } from '#app/domain/access/roles.ts'

// Everybody here is made up, and named so that nobody can be mistaken for a real person or office.

export const DEMONSTRATION_PASSWORD = 'namoona-karmashala'

export const PLATFORM = {
  name: 'Karmashala Sample Authority',
  nameHi: 'कर्मशाला नमूना प्राधिकरण',
  admin: { name: 'Prashasak Namoona', email: 'admin@karmashala.example' },
}

export const PROVIDERS = [
  {
    key: 'secretariat-training-institute',
    organisationName: 'Sample Institute of Secretariat Training',
    organisationNameHi: 'नमूना सचिवालय प्रशिक्षण संस्थान',
    providerType: 'public_training_institution',
    website: 'https://institute.example',
    description:
      'A made-up public training institution that teaches office procedure and the law an official works under.',
    name: 'Lekhak Namoona',
    email: 'author@institute.example',
  },
  {
    key: 'kaveri-university',
    organisationName: 'Kaveri Sample University',
    organisationNameHi: 'कावेरी नमूना विश्वविद्यालय',
    providerType: 'university',
    website: 'https://university.example',
    description: 'A made-up university with a school of public administration and finance.',
    name: 'Acharya Namoona',
    email: 'author@university.example',
  },
  {
    key: 'pragati-learning',
    organisationName: 'Pragati Sample Learning',
    organisationNameHi: 'प्रगति नमूना लर्निंग',
    providerType: 'start_up',
    website: 'https://pragati.example',
    description:
      'A made-up start-up that makes short courses on conduct, service rules and a safe place to work.',
    name: 'Udyami Namoona',
    email: 'author@pragati.example',
  },
] as const

export const MINISTRY = {
  name: 'Ministry of Sample Affairs',
  nameHi: 'नमूना कार्य मंत्रालय',
  contactEmail: 'office@sample-affairs.example',
  managerName: 'Prashikshan Namoona',
  managerEmail: 'training@sample-affairs.example',
}

type Official = { name: string; email: string; roles: Role[]; who: string }

export const MINISTRY_OFFICIALS: Official[] = [
  {
    name: 'Kraya Namoona',
    email: 'procurement@sample-affairs.example',
    roles: ['procurement_officer'],
    who: 'procurement officer of a ministry',
  },
  {
    name: 'Sweekriti Namoona',
    email: 'sanction@sample-affairs.example',
    roles: ['sanctioning_authority'],
    who: 'sanctioning authority of the ministry',
  },
  {
    name: 'Lekha Namoona',
    email: 'auditor@sample-affairs.example',
    roles: ['auditor'],
    who: 'auditor of the ministry',
  },
  {
    name: 'Paryavekshak Namoona',
    email: 'supervisor@sample-affairs.example',
    roles: ['supervisor'],
    who: 'supervisor in the Establishment Division of the ministry',
  },
]

export const PLATFORM_OFFICIALS: Official[] = [
  {
    name: 'Parakh Namoona',
    email: 'validator@karmashala.example',
    roles: ['validator'],
    who: 'validator of the platform',
  },
  {
    name: 'Sanrakshak Namoona',
    email: 'steward@karmashala.example',
    roles: ['framework_steward'],
    who: 'steward of the competency framework',
  },
  {
    name: 'Sameekshak Namoona',
    email: 'reviewer@karmashala.example',
    roles: ['framework_reviewer'],
    who: 'first reviewer of the framework',
  },
  {
    name: 'Mandal Namoona',
    email: 'board@karmashala.example',
    roles: ['framework_board'],
    who: 'board of the framework',
  },
]

/** Employee number, name, address, designation, department: as an office would export them. */
export const EMPLOYEES_CSV = `employee_number,name,email,designation,department
NMN-0001,Adhikari Namoona,learner@sample-affairs.example,Assistant Section Officer,Establishment Division
NMN-0002,Sahayak Namoona,learner2@sample-affairs.example,Senior Secretariat Assistant,Establishment Division
NMN-0003,Anubhag Namoona,learner3@sample-affairs.example,Section Officer,Coordination Division
NMN-0004,Lipik Namoona,learner4@sample-affairs.example,Junior Secretariat Assistant,General Administration
NMN-0005,Nideshak Namoona,learner5@sample-affairs.example,Deputy Secretary,Coordination Division
`

/** Who holds which position, as e-HRMS would export it. One official holds none yet. */
export const POSITIONS_CSV = `employee_number,name,email,designation,department,unit,position_id,from,to
NMN-0001,Adhikari Namoona,learner@sample-affairs.example,Assistant Section Officer,Establishment Division,Establishment Division,PID007,2024-07-01,
NMN-0002,Sahayak Namoona,learner2@sample-affairs.example,Senior Secretariat Assistant,Establishment Division,Establishment Division,PID007,2026-01-12,
NMN-0003,Anubhag Namoona,learner3@sample-affairs.example,Section Officer,Coordination Division,Coordination Division,PID006,2023-04-03,
NMN-0005,Nideshak Namoona,learner5@sample-affairs.example,Deputy Secretary,Coordination Division,Coordination Division,PID004,2025-09-15,
NMN-0006,Paryavekshak Namoona,supervisor@sample-affairs.example,Section Officer,Establishment Division,Establishment Division,PID006,2022-06-01,
`
