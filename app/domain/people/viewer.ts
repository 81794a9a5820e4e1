import { type OrganisationKind, type Role } from '#app/domain/access/roles.ts'

/** In which of their organisations, and with which roles, a person is acting right now. */
export type Acting = {
  membershipId: string
  organisationId: string
  organisationName: string
  organisationNameHi: string | null
  organisationKind: OrganisationKind
  roles: Role[]
}

/** The signed-in person as screens and domain functions see them. */
export type Viewer = {
  id: string
  name: string
  email: string
  language: 'en' | 'hi'
  acting: Acting | null
  memberships: Acting[]
}

/** A viewer who has chosen an organisation: what most actions need. */
export type Actor = Viewer & { acting: Acting }
